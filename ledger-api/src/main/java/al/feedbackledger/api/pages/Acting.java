package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;

import java.util.List;
import java.util.function.Supplier;

/** Makes the forms of acts, all alike: texts by the act's name, the key of what was typed or a new one. */
public final class Acting {
    private final Wording w;
    private final String prefix;
    private final Typed typed;
    private final Supplier<String> newKey;

    /** @param prefix of the texts, {@code act} or {@code staff.act} */
    public Acting(Wording w, String prefix, Typed typed, Supplier<String> newKey) {
        this.w = w;
        this.prefix = prefix;
        this.typed = typed;
        this.newKey = newKey;
    }

    public ActForm form(String act, boolean grave, boolean open, List<Field> fields) {
        boolean again = typed.act().equals(act);
        String text = prefix + "." + act;
        String sure = text + ".sure";
        return new ActForm(
                act,
                w.say(text),
                w.say(text + ".help"),
                w.say(w.knows(sure) ? sure : text),
                grave,
                open || again,
                again && !typed.hidden("key").isEmpty() ? typed.hidden("key") : newKey.get(),
                fields);
    }

    public Wording w() {
        return w;
    }

    /** What was typed into this act's form. */
    public Typed typed(String act) {
        return typed.in(act);
    }

    /** What a field asks: the text of the act and the field. */
    public String ask(String act, String field) {
        return w.say(prefix + "." + act + "." + field);
    }

    public Field text(String act, String field, int limit) {
        return Field.text(act + "-" + field, ask(act, field), typed(act).get(field), limit);
    }
}
