package al.feedbackledger.api.cli.door;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A running application as its instance file describes it.
 *
 * @param token lets the command line in until the application ends
 */
public record Instance(URI address, String token) {
    /** Name of the file in the data folder. */
    public static final String FILE = "instance";

    private static final int MAX_BYTES = 10_000;
    private static final String TOKEN_VARIABLE = "LEDGER_TOKEN";

    /**
     * The application a command is for.
     *
     * @param url its address, or null for the one the data folder names
     * @param data the data folder
     * @param variables of the environment
     */
    public static Instance find(@Nullable String url, Path data, java.util.Map<String, String> variables) {
        if (url == null) {
            return of(data);
        }
        String token = variables.get(TOKEN_VARIABLE);
        return new Instance(address(url), token == null ? of(data).token() : token);
    }

    /** The application that runs on a data folder. */
    public static Instance of(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Stop.unusable(file + " is no instance file");
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode address = json.path("address");
            JsonNode token = json.path("token");
            if (!address.isString() || !token.isString()) {
                throw Stop.unusable(file + " is no instance file: address or token is missing");
            }
            return new Instance(address(address.stringValue()), token.stringValue());
        } catch (NoSuchFileException absent) {
            throw Stop.unreachable(
                    "no application runs on " + data + " (there is no " + file + "). Start it with: ops/ledger run");
        } catch (JacksonException broken) {
            throw Stop.unusable(file + " is no instance file: it is not JSON");
        } catch (IOException e) {
            throw Stop.unreachable(file + " cannot be read: " + e.getClass().getSimpleName()
                    + ". Only the user who runs the application can.");
        }
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            String scheme = address.getScheme();
            if (address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return URI.create(scheme + "://" + address.getRawAuthority());
            }
        } catch (IllegalArgumentException noAddress) {
            throw Stop.unusable("an address looks like http://127.0.0.1:8080");
        }
        throw Stop.unusable("an address looks like http://127.0.0.1:8080");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Instance[" + address + "]";
    }
}
