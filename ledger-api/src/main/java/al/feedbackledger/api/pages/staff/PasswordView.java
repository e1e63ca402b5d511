package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Field;

import java.util.List;

/**
 * The change of a password; a field's value is its autocomplete token.
 *
 * @param login whose password it is, so that a password keeper knows
 */
public record PasswordView(String login, String shortest, List<Field> fields) {}
