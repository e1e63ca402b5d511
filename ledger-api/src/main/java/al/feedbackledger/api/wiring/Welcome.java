package al.feedbackledger.api.wiring;

import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.StaffAccounts;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Says where the doors are once they are open, and shows the first staff sign-in once in the ledger's life. */
@Component
final class Welcome {
    private static final String FIRST_LOGIN = "admin";

    private final LedgerSettings settings;
    private final Environment environment;
    private final InstanceToken token;
    private final StaffAccounts staff;
    private final Clock clock;
    private final PrintStream terminal = System.out;

    Welcome(LedgerSettings settings, Environment environment, InstanceToken token, StaffAccounts staff, Clock clock) {
        this.settings = settings;
        this.environment = environment;
        this.token = token;
        this.staff = staff;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        String address = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        try {
            InstanceFile.write(settings.data(), address, token);
        } catch (IOException e) {
            throw new UncheckedIOException("the instance file cannot be written", e);
        }
        terminal.printf("%nFeedback Ledger is ready. The doors:%n");
        terminal.printf("  citizens       %s/%n", address);
        terminal.printf("  institutions   %s/staff%n", address);
        terminal.printf("  public         %s/services%n", address);
        terminal.printf("  developers     %s/api/openapi.json%n", address);
        terminal.printf("Data folder: %s%n", settings.data().toAbsolutePath().normalize());
        if (staff.none()) {
            staff.create(FIRST_LOGIN, Role.ADMIN, null, clock.instant())
                    .ifPresent(first -> terminal.printf(
                            "First staff sign-in (shown once, to be changed at the first sign-in): %s / %s%n",
                            first.account().login(), first.password()));
        }
        terminal.printf("Ctrl-C stops it; everything recorded stays.%n%n");
        terminal.flush();
    }
}
