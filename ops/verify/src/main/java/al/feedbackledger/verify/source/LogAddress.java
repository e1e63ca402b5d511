package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Unfinished;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The log's files over HTTP. Follows no redirect: what answers is what was asked. */
final class LogAddress implements LogFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI prefix;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    LogAddress(URI prefix) {
        this.prefix = prefix;
    }

    @Override
    public Optional<byte[]> read(TilePath path) {
        return get(path.path(), EntryBundle.MAX_BYTES);
    }

    @Override
    public Optional<byte[]> checkpoint() {
        return get("checkpoint", SignedNote.MAX_BYTES);
    }

    private Optional<byte[]> get(String path, int most) {
        HttpRequest request =
                HttpRequest.newBuilder(prefix.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(most + 1);
                if (response.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                if (response.statusCode() != OK) {
                    throw new Unfinished(
                            "the address answers " + response.statusCode() + " for the file " + path + ", not 200");
                }
                if (bytes.length > most) {
                    throw Finding.of(Check.FILES, "the file " + path + " is too long")
                            .unlike("at most " + most + " bytes", "more")
                            .broken();
                }
                return Optional.of(bytes);
            }
        } catch (IOException unreachable) {
            throw new Unfinished("the file " + path + " cannot be fetched: the address does not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unfinished("the check was stopped", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
