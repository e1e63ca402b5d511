package al.feedbackledger.api.cli.door;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks an application over HTTP. Each door has a memory for cookies of its own, so two people are two doors; but all know
 * the last position that one of them has written, so that what one reads is not older than what another did.
 */
public final class Door {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);
    /** How long a busy application is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int BUSY = 503;
    private static final int NOT_LET_IN = 401;
    private static final String POSITION = "Ledger-Position";

    private final Instance instance;
    private final boolean withToken;
    private final AtomicLong lastWritten;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .cookieHandler(new CookieManager())
            .build();

    private Door(Instance instance, boolean withToken, AtomicLong lastWritten) {
        this.instance = instance;
        this.withToken = withToken;
        this.lastWritten = lastWritten;
    }

    /** The command line's own door: administrator, importer and auditor. */
    public static Door ofCommandLine(Instance instance) {
        return new Door(instance, true, new AtomicLong());
    }

    /** The door of somebody else, without the token: a citizen, or staff who sign in. */
    public Door ofSomebody() {
        return new Door(instance, false, lastWritten);
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, headers, null);
    }

    /** @param body a record or map, sent as JSON; null for none */
    public Answer post(String path, @Nullable Object body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, @Nullable Object body, Map<String, String> headers) {
        return send(
                "POST",
                path,
                headers,
                body == null ? new byte[0] : JsonMapper.shared().writeValueAsBytes(body));
    }

    /**
     * Posts and insists on a good answer.
     *
     * @param what is being done, for the complaint
     */
    public Answer expect(String what, String path, @Nullable Object body) {
        return expect(what, path, body, Map.of());
    }

    public Answer expect(String what, String path, @Nullable Object body, Map<String, String> headers) {
        return good(what, post(path, body, headers));
    }

    /** Reads and insists on a good answer. */
    public Answer read(String what, String path) {
        return good(what, get(path));
    }

    /**
     * Reads an answer that may be longer than the memory.
     *
     * @return for the caller to read to its end and to close
     */
    public InputStream download(String what, String path) {
        return stream(what, "GET", path, Map.of());
    }

    /** Has something long done, whose answer tells how far it is. */
    public InputStream order(String what, String path) {
        return order(what, path, Map.of());
    }

    InputStream order(String what, String path, Map<String, String> headers) {
        return stream(what, "POST", path, headers);
    }

    private InputStream stream(String what, String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.address().resolve(path))
                .timeout(ANSWER_WITHIN)
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        if (withToken) {
            request.header("Authorization", "Bearer " + instance.token());
        }
        HttpRequest asked = request.build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<InputStream> response = streamed(asked);
            if (response.statusCode() == OK) {
                return response.body();
            }
            Answer refused = whole(response);
            if (refused.status() != BUSY || System.nanoTime() > until) {
                throw Stop.failed(what + ": the application answers " + refused.problem());
            }
            pause(refused);
        }
    }

    private Answer whole(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), response.headers(), body.readAllBytes());
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private HttpResponse<InputStream> streamed(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreachable("interrupted while the application answers");
        }
    }

    private Stop lost(IOException failure) {
        return Stop.unreachable("the application at " + instance.address() + " does not answer ("
                + failure.getClass().getSimpleName() + ")");
    }

    private static Answer good(String what, Answer answer) {
        if (!answer.ok()) {
            throw Stop.failed(what + ": the application answers " + answer.problem());
        }
        return answer;
    }

    private Answer send(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = once(method, path, headers, body);
            if (answer.status() != BUSY || System.nanoTime() > until) {
                return answer;
            }
            pause(answer);
        }
    }

    private Answer once(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.address().resolve(path))
                .timeout(ANSWER_WITHIN)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (withToken) {
            request.header("Authorization", "Bearer " + instance.token());
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (body == null && lastWritten.get() > 0) {
            request.header(POSITION, Long.toString(lastWritten.get()));
        }
        headers.forEach(request::header);
        Answer answer = exchange(request.build());
        if (withToken && answer.status() == NOT_LET_IN) {
            throw Stop.unreachable("the application at " + instance.address()
                    + " was started anew and does not know this token; name its data folder with --data");
        }
        return answer;
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            response.headers()
                    .firstValueAsLong(POSITION)
                    .ifPresent(position -> lastWritten.accumulateAndGet(position, Math::max));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreachable("interrupted while the application answers");
        }
    }

    /** As long as the application asks for. */
    private static void pause(Answer answer) {
        Duration wait = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ofSeconds(1));
        try {
            Thread.sleep(wait.compareTo(PAUSE_AT_MOST) > 0 ? PAUSE_AT_MOST : wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreachable("interrupted while the application is busy");
        }
    }
}
