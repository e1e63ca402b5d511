package al.feedbackledger.architecture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The SQL laws on the migrations of every module: the same patterns as for the texts in classes. */
class MigrationsTest {
    private static final Pattern LINE_COMMENT = Pattern.compile("--[^\n]*");

    /** Every SQL file of the application, by its path, without its comments. */
    private static Map<Path, String> migrations() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        for (String module : List.of("ledger-core/rules", "ledger-core/store", "projections", "ledger-api")) {
            Path resources = project().resolve(module).resolve("src/main/resources");
            if (Files.isDirectory(resources)) {
                try (Stream<Path> files = Files.walk(resources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                            .toList()) {
                        String text =
                                LINE_COMMENT.matcher(Files.readString(file)).replaceAll("");
                        found.put(project().relativize(file), text);
                    }
                }
            }
        }
        return found;
    }

    private static Path project() {
        return Stream.<@Nullable Path>iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(Objects::requireNonNull)
                .filter(folder -> Files.isDirectory(folder.resolve("ledger-core")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Path, String> matching(Pattern pattern, Map<Path, String> files) {
        return files.entrySet().stream()
                .filter(file -> pattern.matcher(file.getValue()).find())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void noMigrationChangesWhatTheLedgerHolds() throws IOException {
        assertThat(migrations()).isNotEmpty();
        assertThat(matching(SqlLaws.CHANGES_LEDGER, migrations())).isEmpty();
    }

    @Test
    void onlyTheLedgersMigrationsTouchItsTables() throws IOException {
        assertThat(matching(SqlLaws.TOUCHES_LEDGER, migrations()).keySet())
                .isNotEmpty()
                .allMatch(path -> path.toString().contains("/db/ledger/"));
    }

    @Test
    void noViewsMigrationAsksForNow() throws IOException {
        var views = migrations().entrySet().stream()
                .filter(file -> file.getKey().startsWith("projections"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(matching(SqlLaws.ASKS_FOR_NOW, views)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.event SET payload = ''",
                "update only \"ledger\".batch set root = root",
                "DELETE FROM ledger.event",
                "TRUNCATE TABLE ledger.batch",
                "TRUNCATE ledger.event",
                "MERGE INTO ledger.event USING x ON true",
                "DROP SCHEMA ledger CASCADE",
                "DROP TABLE IF EXISTS ledger.event",
                "ALTER TABLE ledger.event DISABLE TRIGGER ALL",
                "GRANT SELECT, UPDATE ON ledger.event TO ledger_app",
                "INSERT INTO ledger.event (position) VALUES (1) ON CONFLICT DO NOTHING"
            })
    void changesAreRecognised(String sql) {
        assertThat(sql).containsPattern(SqlLaws.CHANGES_LEDGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT position FROM ledger.event",
                "INSERT INTO ledger.event (position) VALUES (1)",
                "BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.event",
                "GRANT SELECT, INSERT ON ledger.event TO ledger_app",
                "DELETE FROM vault.case_key WHERE stream_id = ?"
            })
    void appendingReadingAndRefusingAreNoChanges(String sql) {
        assertThat(sql).doesNotContainPattern(SqlLaws.CHANGES_LEDGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ledger.event.append", "Read from ledger and close.", "ledger-core/store", "joined the ledger."})
    void metricNamesAndSentencesAreNoSql(String text) {
        assertThat(text).doesNotContainPattern(SqlLaws.TOUCHES_LEDGER).doesNotContainPattern(SqlLaws.IS_SQL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at < now()", "at < CURRENT_TIMESTAMP", "clock_timestamp ()", "localtime"})
    void questionsForNowAreRecognised(String sql) {
        assertThat(sql).containsPattern(SqlLaws.ASKS_FOR_NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known_from", "nowhere", "current_datetime_column", "snow (id)"})
    void columnsThatSoundLikeNowAreNone(String sql) {
        assertThat(sql).doesNotContainPattern(SqlLaws.ASKS_FOR_NOW);
    }
}
