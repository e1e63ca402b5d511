package al.feedbackledger.api.wiring;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The whole application in this process, as a node on a database that others may share. */
public final class RunningLedger implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningLedger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param data where the keys are; nodes of one ledger have the same
     * @param more settings
     */
    public static RunningLedger start(TestDatabase database, Path data, String... more) {
        SpringApplication application = new SpringApplication(FeedbackLedger.class);
        application.setRegisterShutdownHook(false);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--ledger.data=" + data,
                "--ledger.db.url=" + url(database.app()),
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(more));
        return new RunningLedger(application.run(arguments.toArray(String[]::new)));
    }

    /** An address as a setting carries it: with user and password. */
    public static String url(DatabaseAddress address) {
        return address.url() + "?user=" + encoded(Objects.requireNonNull(address.user())) + "&password="
                + encoded(Objects.requireNonNull(address.password()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Gives feedback as a program does. */
    public HttpResponse<String> submit(String key, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve("/api/v1/feedback"))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Changes something as the command line does. */
    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Bearer " + bean(InstanceToken.class).value())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
