package al.feedbackledger.api.settings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationReferenceTest {
    private static final Path FILE = Path.of("../ops/docs/reference/configuration.md");

    private static final String HEAD = """
            # Configuration

            Made from the settings' records; do not edit. A setting is given to `ops/ledger run` as `--name=value`, or by \
            its variable. Times are written like `30m`, sizes like `64KB`, lists with commas. A value that cannot be \
            keeps the application from starting, and it says which.
            """;

    private static final String OTHERS = """

            ## From Spring Boot

            | setting | variable | default | meaning |
            |---|---|---|---|
            | `server.port` | `SERVER_PORT` | `8080` | the port; `run --port N` sets it too, 0 takes any that is free |
            | `server.address` | `SERVER_ADDRESS` | `127.0.0.1` | the address the doors are bound to: this machine only |
            | `logging.structured.format.console` | `LEDGER_LOG_FORMAT` | | `ecs`, `gelf` or `logstash` writes one JSON \
            object a line; empty writes plain lines |
            | `logging.level.<package>` | `LOGGING_LEVEL_<PACKAGE>` | `INFO` | how much is told; at `DEBUG` addresses of \
            requests can be in the log |
            | `ledger.demo` | `LEDGER_DEMO` | `false` | fills a simulated country at the start, as `run --demo` does |
            """;

    private static String reference() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Class<?> record : Setting.records()) {
            text.append("\n## ").append(Setting.prefix(record)).append("\n\n");
            text.append(record.getAnnotation(Described.class).value()).append("\n\n");
            text.append("| setting | variable | default | meaning |\n|---|---|---|---|\n");
            for (Setting setting : Setting.of(record)) {
                String byDefault = setting.byDefault();
                text.append("| `").append(setting.name()).append("` | `").append(setting.variable());
                text.append("` | ").append(byDefault.isEmpty() ? "" : "`" + byDefault + "` ");
                text.append("| ").append(setting.meaning()).append(" |\n");
            }
        }
        return text.append(OTHERS).toString();
    }

    static Stream<Setting> settings() {
        return Setting.records().stream().flatMap(record -> Setting.of(record).stream());
    }

    @Test
    void isTheCommittedFile() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, reference());
        }
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as(
                        "the settings have changed; if that is meant, renew %s by: mvn -pl ledger-api -am test "
                                + "-Dtest=ConfigurationReferenceTest -Dgolden.write=true "
                                + "-Dsurefire.failIfNoSpecifiedTests=false",
                        FILE)
                .isEqualTo(reference());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingSaysWhatItDoes(Setting setting) {
        assertThat(setting.record().isRecord()).isTrue();
        assertThat(setting.record().getAnnotation(Described.class)).isNotNull();
        assertThat(setting.meaning()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsSetByItsVariable(Setting setting) {
        Object before = bound(setting, Map.of());
        Object other = another(setting, setting.in(before));
        Object after = bound(setting, Map.of(setting.variable(), String.valueOf(other)));
        assertThat(String.valueOf(setting.in(after)))
                .isNotEqualTo(String.valueOf(setting.in(before)))
                .contains(String.valueOf(other).replace("B", ""));
    }

    private static Object bound(Setting setting, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(Setting.prefix(setting.record()), Bindable.of(setting.record()));
    }

    /** A value other than the present one, that the record takes beside the defaults of the others. */
    private static Object another(Setting setting, @Nullable Object present) {
        Class<?> type = setting.component().getType();
        if (type == List.class) {
            return "192.0.2.9";
        }
        if (type == Integer.class && present == null) {
            return 1;
        }
        return switch (present) {
            case Boolean value -> !value;
            case Integer value -> value + 1;
            case Long value -> value + 1;
            case Duration value -> value.plusMinutes(1);
            case DataSize value -> DataSize.ofBytes(value.toBytes() * 2);
            case null -> "x".repeat(40);
            case Object unused -> "elsewhere";
        };
    }
}
