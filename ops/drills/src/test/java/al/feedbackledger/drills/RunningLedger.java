package al.feedbackledger.drills;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The whole application on a database of its own, asked over HTTP as everybody asks it. */
final class RunningLedger implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningLedger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningLedger start(Path data, HeldDoors held) {
        SpringApplication application = new SpringApplication(FeedbackLedger.class);
        application.addInitializers(held);
        application.setRegisterShutdownHook(false);
        return new RunningLedger(application.run(
                "--server.port=0",
                "--ledger.data=" + data,
                "--ledger.db.url=" + url(TestPostgres.newDatabase().app()),
                "--ledger.limits.submissions=1000000",
                "--logging.level.root=WARN"));
    }

    private static String url(DatabaseAddress address) {
        String separator = address.url().contains("?") ? "&" : "?";
        return address.url() + separator + "user=" + encoded(address.user()) + "&password="
                + encoded(address.password());
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    /** A terminal that nobody reads. */
    static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, false);
    }

    /** Somebody complains about the portal; its reference and code are in the answer. */
    static JsonNode submit(Door door, String comment) {
        Map<String, Object> body = Map.of("service", "portal", "kind", "COMPLAINT", "rating", 2, "comment", comment);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return door.ofSomebody()
                .expect("giving feedback", "/api/v1/feedback", body, key)
                .json();
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The door of the command line. */
    Door door() {
        String token = context.getBean(InstanceToken.class).value();
        return Door.ofCommandLine(new Instance(URI.create(address()), token));
    }

    @Override
    public void close() {
        context.close();
    }
}
