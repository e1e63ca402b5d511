package al.feedbackledger.api.cli.transfer;

/**
 * Where a row comes from.
 *
 * @param row counted from 1, the header not counted
 * @param line of the file
 * @param externalId as the row says; empty where it cannot be read
 */
record Origin(long row, long line, String externalId) {}
