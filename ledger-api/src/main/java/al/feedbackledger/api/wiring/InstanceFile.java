package al.feedbackledger.api.wiring;

import al.feedbackledger.api.security.InstanceToken;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the running application is and how the command line gets in: {@code instance} in the data folder, readable by
 * its owner alone, valid until the next start.
 */
final class InstanceFile {
    private static final String NAME = "instance";

    private InstanceFile() {}

    /** The file's content; also what the command line reads. */
    record Instance(String address, String token) {}

    static void write(Path data, String address, InstanceToken token) throws IOException {
        Files.createDirectories(data);
        Path draft = data.resolve(NAME + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String json = JsonMapper.shared().writeValueAsString(new Instance(address, token.value()));
        Files.writeString(draft, json, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(draft, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
