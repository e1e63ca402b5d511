package al.feedbackledger.api.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings as {@code run} finds them where it is started: variables, options of the Java machine, and the files that
 * Spring Boot reads. For commands that work beside the application, or while it is stopped. What was given to {@code run}
 * on its own command line nobody else can know.
 */
final class Configuration {
    private final Binder settings;

    private Configuration(Binder settings) {
        this.settings = settings;
    }

    static Configuration of(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, Map.<String, Object>copyOf(variables)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new Configuration(Binder.get(environment));
    }

    /** Where the published files lie; null where no setting moves them out of the data folder. */
    @Nullable
    Path logFolder() {
        String folder = settings.bind("ledger.log.folder", String.class).orElse("");
        return folder.isBlank() ? null : Path.of(folder);
    }
}
