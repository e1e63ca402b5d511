package al.feedbackledger.browser;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The application, started once for all tests of the process on a database of its own, and the world in it. */
final class LedgerUnderTest implements AutoCloseable {
    private static @Nullable LedgerUnderTest shared;

    private final ConfigurableApplicationContext context;
    private final World world;

    private LedgerUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
        world = World.create(context);
    }

    static synchronized LedgerUnderTest open() {
        LedgerUnderTest ledger = shared;
        if (ledger == null) {
            ledger = new LedgerUnderTest(start());
            shared = ledger;
        }
        return ledger;
    }

    @Override
    public void close() {
        context.close();
    }

    private static ConfigurableApplicationContext start() {
        try {
            Path data = Files.createTempDirectory("ledger-browser-");
            SpringApplication application = new SpringApplication(FeedbackLedger.class);
            application.setRegisterShutdownHook(false);
            return application.run(
                    "--server.port=0",
                    "--ledger.data=" + data,
                    "--ledger.db.url=" + url(TestPostgres.newDatabase().app()),
                    "--ledger.limits.submissions=1000000",
                    "--logging.level.root=WARN");
        } catch (IOException e) {
            throw new UncheckedIOException("no data folder for the test", e);
        }
    }

    private static String url(DatabaseAddress address) {
        String separator = address.url().contains("?") ? "&" : "?";
        return address.url() + separator + "user=" + encoded(address.user()) + "&password="
                + encoded(address.password());
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    /** The address of a page; by name, because browsers take secure cookies from localhost without TLS. */
    String address(String path) {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    /** Where the application says its address and the command line's token. */
    Path data() {
        return Path.of(context.getEnvironment().getRequiredProperty("ledger.data"));
    }

    World world() {
        return world;
    }
}
