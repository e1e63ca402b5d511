package al.feedbackledger.store.eventstore;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Axon's serializer for events over a {@link PayloadFormat}: the serialized type is the event's name, never a class
 * name. Metadata is a flat JSON object of texts.
 */
public final class EventFormatSerializer implements Serializer {
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final PayloadFormat format;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Converter converter = new ChainingConverter();

    public EventFormatSerializer(PayloadFormat format) {
        this.format = format;
    }

    PayloadFormat format() {
        return format;
    }

    /** The bytes of metadata, keys in the map's order. */
    byte[] writeMetadata(Map<String, ?> metadata) {
        Map<String, String> texts = new LinkedHashMap<>();
        metadata.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("the metadata value of " + key + " is not a text");
            }
            texts.put(key, text);
        });
        return json.writeValueAsBytes(texts);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (object == null) {
            throw new IllegalArgumentException("there is no event without content");
        }
        byte[] bytes = object instanceof MetaData metadata ? writeMetadata(metadata) : format.write(object);
        SerializedObject<byte[]> written =
                new SimpleSerializedObject<>(bytes, byte[].class, typeForClass(object.getClass()));
        return converter.convert(written, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's interface leaves the type to its caller.
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        byte[] bytes = converter.convert(serialized, byte[].class).getData();
        SerializedType type = serialized.getType();
        if (type.getName().equals(MetaData.class.getName())) {
            return (T) MetaData.from(json.readValue(bytes, TEXTS));
        }
        if (classForType(type) == UnknownSerializedType.class) {
            throw new IllegalStateException("the event format does not know " + type.getName());
        }
        return (T) format.read(type.getName(), revision(type), bytes);
    }

    private static int revision(SerializedType type) {
        String revision = type.getRevision();
        return revision == null ? 0 : Integer.parseInt(revision);
    }

    @Override
    @SuppressWarnings("rawtypes") // The raw type is Axon's.
    public Class classForType(SerializedType type) {
        return type.getName().equals(MetaData.class.getName())
                ? MetaData.class
                : format.typeOf(type.getName(), revision(type));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // The raw type is Axon's.
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null) {
            return SerializedType.emptyType();
        }
        if (MetaData.class.isAssignableFrom(type)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        return new SimpleSerializedType(format.name(type), Integer.toString(format.revision(type)));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
