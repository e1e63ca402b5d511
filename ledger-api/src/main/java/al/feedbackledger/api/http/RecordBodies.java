package al.feedbackledger.api.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;

/** Makes every {@code @RequestBody} that is a record of the doors be read by {@link BodyReader}. */
@Component
final class RecordBodies implements HttpMessageConverter<Record> {
    private static final String DOORS = "al.feedbackledger.api.";

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type.isRecord()
                && type.getName().startsWith(DOORS)
                && (mediaType == null || MediaType.APPLICATION_JSON.isCompatibleWith(mediaType));
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Record read(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        return BodyReader.read(type, message.getBody().readAllBytes());
    }

    @Override
    public void write(Record body, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("only reads");
    }
}
