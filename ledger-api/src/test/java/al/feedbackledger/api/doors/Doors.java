package al.feedbackledger.api.doors;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The application under test, started once for the tests of one process, and a plain HTTP client. */
final class Doors {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static @Nullable Doors shared;
    private static boolean started;

    private final ConfigurableApplicationContext context;
    private final URI address;

    private Doors(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The application all tests share, until the process ends; its submissions are not limited. */
    static synchronized Doors open() {
        Doors doors = shared;
        if (doors == null) {
            if (started) {
                throw new IllegalStateException("the application did not start; see the first failure");
            }
            started = true;
            doors = start("--ledger.limits.submissions=1000000");
            shared = doors;
        }
        return doors;
    }

    /** An application of one's own, on a database of its own. */
    static Doors start(String... settings) {
        return start(TestPostgres.newDatabase(), settings);
    }

    /** @param settings as {@code --name=value}; a later one stands for an earlier one of the same name */
    static Doors start(TestDatabase database, String... settings) {
        try {
            Path data = Files.createTempDirectory("ledger-doors-");
            Map<String, String> all = new LinkedHashMap<>();
            List<String> given = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--ledger.data=" + data,
                    "--ledger.db.url=" + url(database.app()),
                    "--logging.level.root=WARN"));
            given.addAll(List.of(settings));
            given.forEach(setting -> all.put(setting.substring(0, setting.indexOf('=')), setting));
            SpringApplication application = new SpringApplication(FeedbackLedger.class);
            application.setRegisterShutdownHook(false);
            return new Doors(application.run(all.values().toArray(String[]::new)));
        } catch (IOException e) {
            throw new IllegalStateException("no data folder for the test", e);
        }
    }

    private static String url(DatabaseAddress address) {
        String separator = address.url().contains("?") ? "&" : "?";
        return address.url() + separator + "user=" + encoded(Objects.requireNonNull(address.user())) + "&password="
                + encoded(Objects.requireNonNullElse(address.password(), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    URI address() {
        return address;
    }

    void close() {
        context.close();
    }

    /** How the command line says who it is. */
    String bearer() {
        return "Bearer " + bean(InstanceToken.class).value();
    }

    /** Posts as the command line. */
    Reply command(String path, String json) {
        return post(path, json, "Authorization", bearer());
    }

    /** @param headers names and values in turn */
    Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Reply delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    Reply post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply put(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            Reply reply = new Reply(CLIENT.send(built, HttpResponse.BodyHandlers.ofString()));
            Described.check(built.method(), built.uri().getPath(), reply);
            return reply;
        } catch (IOException e) {
            throw new IllegalStateException("the application did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
