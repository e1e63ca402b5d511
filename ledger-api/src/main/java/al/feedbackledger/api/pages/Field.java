package al.feedbackledger.api.pages;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One question of a form. */
public record Field(
        String id, Shape shape, String ask, @Nullable String hint, String value, int limit, List<Choice> choices) {

    /** How it is answered. */
    public enum Shape {
        RADIOS,
        TEXT,
        LINE,
        NUMBER,
        PICK
    }

    public static Field radios(String id, String ask, List<Choice> choices) {
        return new Field(id, Shape.RADIOS, ask, null, "", 0, choices);
    }

    public static Field pick(String id, String ask, @Nullable String hint, List<Choice> choices) {
        return new Field(id, Shape.PICK, ask, hint, "", 0, choices);
    }

    public static Field text(String id, String ask, String value, int limit) {
        return new Field(id, Shape.TEXT, ask, null, value, limit, List.of());
    }

    public static Field line(String id, String ask, @Nullable String hint, String value) {
        return new Field(id, Shape.LINE, ask, hint, value, 0, List.of());
    }

    public static Field number(String id, String ask, String value) {
        return new Field(id, Shape.NUMBER, ask, null, value, 0, List.of());
    }
}
