package al.feedbackledger.api.wiring;

import al.feedbackledger.store.database.StartRefused;
import al.feedbackledger.store.vault.KeysRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code run [--port N] [--data DIR] [--demo]}: starts the application, or says in one sentence why not.
 *
 * <p>Exit codes: 2 for a wrong option, 3 where the start is refused, 1 for anything unforeseen.
 */
public final class Run {
    private static final int WRONG_OPTION = 2;
    private static final int REFUSED = 3;
    private static final int UNFORESEEN = 1;

    private Run() {}

    /** @return 0 once the application runs, else the exit code */
    public static int start(Class<?> application, String[] args) {
        Map<String, Object> properties = new HashMap<>();
        List<String> rest = new ArrayList<>();
        String wrong = read(args, properties, rest);
        if (wrong != null) {
            System.err.println(wrong);
            return WRONG_OPTION;
        }
        try {
            SpringApplication spring = new SpringApplication(application);
            spring.setDefaultProperties(properties);
            spring.setRegisterShutdownHook(true);
            spring.run(rest.toArray(String[]::new));
            return 0;
        } catch (RuntimeException e) {
            return tell(e);
        }
    }

    private static @Nullable String read(String[] args, Map<String, Object> properties, List<String> rest) {
        int i = args.length > 0 && args[0].equals("run") ? 1 : 0;
        for (; i < args.length; i++) {
            switch (args[i]) {
                case "--port", "--data" -> {
                    if (i + 1 == args.length) {
                        return args[i] + " needs a value";
                    }
                    String option = args[i];
                    i++;
                    if (option.equals("--port") && !args[i].matches("\\d{1,5}")) {
                        return "--port takes a number from 0 to 65535, not " + args[i];
                    }
                    rest.add((option.equals("--port") ? "--server.port=" : "--ledger.data=") + args[i]);
                }
                case "--demo" -> properties.put("ledger.demo", "true");
                default -> {
                    if (!args[i].matches("--[a-z][a-z.-]*=.*")) {
                        return "run does not know " + args[i] + "; it takes --port N, --data DIR and --demo";
                    }
                    rest.add(args[i]);
                }
            }
        }
        return null;
    }

    /** The innermost reason that has a sentence for the person at the terminal; otherwise the trace was logged. */
    private static int tell(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefused refused -> {
                    return say(refused.getMessage());
                }
                case KeysRefused refused -> {
                    return say(refused.getMessage());
                }
                case PortInUseException taken -> {
                    return say("Port " + taken.getPort()
                            + " is in use. Stop what uses it, or choose another: run --port N");
                }
                default -> {}
            }
        }
        failure.printStackTrace();
        return UNFORESEEN;
    }

    private static int say(@Nullable String sentence) {
        System.err.println("Feedback Ledger did not start. " + sentence);
        return REFUSED;
    }
}
