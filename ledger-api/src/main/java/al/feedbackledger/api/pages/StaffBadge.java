package al.feedbackledger.api.pages;

/**
 * Who is signed in.
 *
 * @param line role and institution, written out
 * @param decidesExports whether exports with words are theirs to decide on
 */
public record StaffBadge(String line, boolean decidesExports) {}
