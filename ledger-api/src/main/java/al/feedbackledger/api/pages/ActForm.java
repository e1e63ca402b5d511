package al.feedbackledger.api.pages;

import java.util.List;

/**
 * An act that can be done on a case, as a form.
 *
 * @param name of the act, as in its address
 * @param grave whether it cannot be undone
 * @param open whether the form is shown at once
 * @param key the idempotency key of this form
 */
public record ActForm(
        String name,
        String label,
        String help,
        String button,
        boolean grave,
        boolean open,
        String key,
        List<Field> fields) {

    /** Whether a single press does it: nothing to fill in, nothing that needs a second thought. */
    public boolean isPlain() {
        return fields.isEmpty() && !grave;
    }
}
