package al.feedbackledger.drills;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The whole application on a database of its own, asked over HTTP as everybody asks it. */
final class RunningLedger implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningLedger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningLedger start(Path data) {
        SpringApplication application = new SpringApplication(FeedbackLedger.class);
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

    /** The door of the command line. */
    Door door() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String token = context.getBean(InstanceToken.class).value();
        return Door.ofCommandLine(new Instance(URI.create("http://127.0.0.1:" + port), token));
    }

    @Override
    public void close() {
        context.close();
    }
}
