package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Field;

import java.util.List;

/** The change of a password; a field's value is its autocomplete token. */
public record PasswordView(String shortest, List<Field> fields) {}
