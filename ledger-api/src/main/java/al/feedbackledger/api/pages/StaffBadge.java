package al.feedbackledger.api.pages;

/**
 * Who is signed in.
 *
 * @param line role and institution, written out
 */
public record StaffBadge(String line) {}
