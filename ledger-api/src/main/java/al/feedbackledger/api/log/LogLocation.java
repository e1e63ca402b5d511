package al.feedbackledger.api.log;

import java.nio.file.Path;

/**
 * Where the files of this ledger's logs lie, each log in a folder named by its number.
 *
 * @param path nodes of one ledger share it
 */
public record LogLocation(Path path) {}
