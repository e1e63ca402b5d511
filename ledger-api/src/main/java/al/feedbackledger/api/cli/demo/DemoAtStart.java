package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.store.vault.Randomness;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.InstantSource;

/** Fills the simulated country once the doors are open, for {@code run --demo}; through the doors, as the command does. */
@Component
@ConditionalOnProperty(name = "ledger.demo", havingValue = "true")
final class DemoAtStart {
    private final Environment environment;
    private final InstanceToken token;
    private final InstantSource clock;
    private final Randomness randomness;

    DemoAtStart(Environment environment, InstanceToken token, InstantSource clock, Randomness randomness) {
        this.environment = environment;
        this.token = token;
        this.clock = clock;
        this.randomness = randomness;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        URI address = URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
        Terminal terminal = Terminal.ofProcess();
        Demo demo = new Demo(new Instance(address, token.value()), terminal, clock, randomness);
        Thread.ofVirtual().name("demo").start(() -> {
            try {
                demo.fill();
            } catch (Stop stop) {
                terminal.complain("The simulated country could not be filled: " + stop.text());
            }
        });
    }
}
