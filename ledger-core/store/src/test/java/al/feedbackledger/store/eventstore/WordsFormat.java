package al.feedbackledger.store.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A format for tests whose events are texts; {@code Announcement} is its public kind. */
public final class WordsFormat implements PayloadFormat {
    /** An event of the public log. */
    public record Announcement(String text) {}

    private static final String WORDS = "WordsSaid";
    private static final String ANNOUNCED = "WordsAnnounced";

    @Override
    public String name(Class<?> type) {
        if (type == Announcement.class) {
            return ANNOUNCED;
        }
        if (type == String.class) {
            return WORDS;
        }
        throw new IllegalArgumentException("no event: " + type.getSimpleName());
    }

    @Override
    public int revision(Class<?> type) {
        return 1;
    }

    @Override
    public boolean isPublic(String name) {
        return name.equals(ANNOUNCED);
    }

    @Override
    public byte[] write(Object event) {
        String text = isPublic(name(event.getClass())) ? ((Announcement) event).text() : (String) event;
        return text.getBytes(UTF_8);
    }

    @Override
    public Object read(String name, int revision, byte[] payload) {
        String text = new String(payload, UTF_8);
        return isPublic(name) ? new Announcement(text) : text;
    }

    @Override
    public Class<?> typeOf(String name, int revision) {
        return isPublic(name) ? Announcement.class : String.class;
    }

    @Override
    public String streamType(String name) {
        return "Words";
    }
}
