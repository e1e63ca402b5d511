package al.feedbackledger.rules.publication;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.examples.StreamRun;
import al.feedbackledger.rules.publication.PublicationCommand.*;
import al.feedbackledger.rules.publication.PublicationEvent.*;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static al.feedbackledger.rules.decision.Refusal.Reason.ALREADY_EXISTS;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicationDeciderTest {
    private static final String DIGEST = StreamExamples.DIGEST;
    private static final YearMonth MONTH = YearMonth.of(2026, 2);

    private final StreamRun<PublicationState, PublicationCommand, PublicationEvent> run = StreamRun.publication();

    private static TakePublication take(long number, long position) {
        return new TakePublication(number, position, "small-groups/1", DIGEST);
    }

    private static PublishRelease release(YearMonth month) {
        return new PublishRelease(month, 1, 42, DIGEST, DIGEST, Map.of());
    }

    @Test
    void everyCommandHasItsRoles() {
        for (PublicationCommand command : List.of(
                take(1, 42),
                new RecordChangeDetection(1, Map.of(), 42, DIGEST, DIGEST),
                release(MONTH),
                new AdoptPolicy("retention", Map.of()),
                new RotateSigningKey("log", "key"),
                new RecordRestore("log", "log\n", 0))) {
            Set<String> allowed = People.all().entrySet().stream()
                    .filter(entry -> run.allows(entry.getValue(), command))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(allowed)
                    .isEqualTo(
                            command instanceof TakePublication
                                    ? Set.of("system", "admin", "importer")
                                    : Set.of("system", "admin"));
            assertThat(run.refusal(People.AUDITOR, command)).isEqualTo(NOT_YOURS);
        }
    }

    @Test
    void publicationsAreNumberedAndNeverGoBack() {
        assertThat(run.refusal(People.SYSTEM, take(2, 42))).isEqualTo(STALE);
        assertThat(run.refusal(People.SYSTEM, take(1, 0))).isEqualTo(NO_CHANGE);
        assertThat(run.refusal(People.SYSTEM, take(1, -1))).isEqualTo(INVALID);
        run.does(People.SYSTEM, take(1, 42));
        assertThat(run.refusal(People.SYSTEM, take(1, 43))).isEqualTo(STALE);
        assertThat(run.refusal(People.SYSTEM, take(2, 42))).isEqualTo(NO_CHANGE);
        assertThat(run.refusal(People.SYSTEM, take(2, 41))).isEqualTo(INVALID);
        assertThat(run.does(People.IMPORTER, take(2, 43)))
                .isEqualTo(new PublicationTaken(2, 43, "small-groups/1", DIGEST));
    }

    @Test
    void digestsAndPoliciesHaveTheirForm() {
        for (String wrong : List.of("", DIGEST.substring(1), DIGEST + "0", DIGEST.replace('a', 'A'))) {
            assertThat(run.refusal(People.SYSTEM, new TakePublication(1, 42, "small-groups/1", wrong)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SYSTEM, new RecordChangeDetection(1, Map.of(), 42, wrong, DIGEST)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SYSTEM, new RecordChangeDetection(1, Map.of(), 42, DIGEST, wrong)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SYSTEM, new PublishRelease(MONTH, 1, 42, wrong, DIGEST, Map.of())))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SYSTEM, new PublishRelease(MONTH, 1, 42, DIGEST, wrong, Map.of())))
                    .isEqualTo(INVALID);
        }
        for (String wrong : List.of("small-groups", "small-groups/0", "Small/1", "/1")) {
            assertThat(run.refusal(People.SYSTEM, new TakePublication(1, 42, wrong, DIGEST)))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void runsOfChangeDetectionGoForward() {
        assertThat(run.refusal(People.SYSTEM, new RecordChangeDetection(0, Map.of(), 42, DIGEST, DIGEST)))
                .isEqualTo(INVALID);
        assertThat(run.refusal(People.SYSTEM, new RecordChangeDetection(1, Map.of(), 0, DIGEST, DIGEST)))
                .isEqualTo(INVALID);
        RecordChangeDetection first = new RecordChangeDetection(1, Map.of("q", "0.10"), 42, DIGEST, DIGEST);
        run.does(People.SYSTEM, first);
        assertThat(run.refusal(People.SYSTEM, first)).isEqualTo(NO_CHANGE);
        assertThat(run.refusal(People.SYSTEM, new RecordChangeDetection(1, Map.of(), 41, DIGEST, DIGEST)))
                .isEqualTo(INVALID);
        run.does(People.SYSTEM, new RecordChangeDetection(2, Map.of(), 42, DIGEST, DIGEST));
    }

    @Test
    void aMonthIsReleasedOnceAndMonthsGoForward() {
        assertThat(run.refusal(People.SYSTEM, new PublishRelease(MONTH, 0, 42, DIGEST, DIGEST, Map.of())))
                .isEqualTo(INVALID);
        assertThat(run.refusal(People.SYSTEM, new PublishRelease(MONTH, 1, 0, DIGEST, DIGEST, Map.of())))
                .isEqualTo(INVALID);
        run.does(People.SYSTEM, release(MONTH));
        assertThat(run.refusal(People.SYSTEM, release(MONTH))).isEqualTo(ALREADY_EXISTS);
        assertThat(run.refusal(People.SYSTEM, release(MONTH.minusMonths(1)))).isEqualTo(ALREADY_EXISTS);
        run.does(People.SYSTEM, release(MONTH.plusMonths(1)));
    }

    @Test
    void policiesCountTheirVersionsEachForItself() {
        run.does(People.ADMIN, new AdoptPolicy("retention", Map.of("wordsMonths", "24")));
        assertThat(run.refusal(People.ADMIN, new AdoptPolicy("retention", Map.of("wordsMonths", "24"))))
                .isEqualTo(NO_CHANGE);
        assertThat(run.does(People.ADMIN, new AdoptPolicy("retention", Map.of("wordsMonths", "12"))))
                .isEqualTo(new PolicyAdopted("retention", 2, Map.of("wordsMonths", "12")));
        assertThat(run.does(People.ADMIN, new AdoptPolicy("small-groups", Map.of())))
                .isEqualTo(new PolicyAdopted("small-groups", 1, Map.of()));
        assertThat(run.refusal(People.ADMIN, new AdoptPolicy("", Map.of()))).isEqualTo(INVALID);
    }

    @Test
    void parametersAreFewShortAndPlain() {
        Map<String, String> most = new HashMap<>();
        for (int n = 0; n < PublicationLimits.PARAMETERS; n++) {
            most.put("k".repeat(60) + n, "v".repeat(PublicationLimits.PARAMETER_CHARACTERS));
        }
        PublicationEvent largest = run.does(People.ADMIN, new AdoptPolicy("large", most));
        assertThat(EventFormat.current().write(largest).length).isLessThan(47 * 1024);
        most.put("one-more", "v");
        assertThat(run.refusal(People.ADMIN, new AdoptPolicy("large", most))).isEqualTo(INVALID);
        for (Map<String, String> wrong : List.of(
                Map.of("a b", "v"),
                Map.of("", "v"),
                Map.of("k".repeat(65), "v"),
                Map.of("k", "v\n"),
                Map.of("k", "v".repeat(PublicationLimits.PARAMETER_CHARACTERS + 1)))) {
            assertThat(run.refusal(People.ADMIN, new AdoptPolicy("large", wrong)))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void aNewKeyNamesTheOneBefore() {
        assertThat(run.does(People.ADMIN, new RotateSigningKey("log", "key-1")))
                .isEqualTo(new SigningKeyRotated("log", "key-1", ""));
        assertThat(run.refusal(People.ADMIN, new RotateSigningKey("log", "key-1")))
                .isEqualTo(NO_CHANGE);
        assertThat(run.does(People.ADMIN, new RotateSigningKey("log", "key-2")))
                .isEqualTo(new SigningKeyRotated("log", "key-2", "key-1"));
        String longest = "k".repeat(PublicationLimits.LINE_CHARACTERS);
        assertThat(run.allows(People.ADMIN, new RotateSigningKey("log", longest)))
                .isTrue();
        for (String wrong : List.of(" ", longest + "k", "a\nb", "ë")) {
            assertThat(run.refusal(People.ADMIN, new RotateSigningKey("log", wrong)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new RotateSigningKey(wrong, "key-3")))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void aRestoreKeepsTheWholeCheckpoint() {
        String longest = "c".repeat(PublicationLimits.CHECKPOINT_CHARACTERS - 1) + "\n";
        assertThat(run.does(People.ADMIN, new RecordRestore("log", longest, 0)))
                .isEqualTo(new LedgerRestored("log", longest, 0));
        assertThat(run.refusal(People.ADMIN, new RecordRestore("log", longest + "c", 0)))
                .isEqualTo(INVALID);
        assertThat(run.refusal(People.ADMIN, new RecordRestore("log", "", 0))).isEqualTo(INVALID);
        assertThat(run.refusal(People.ADMIN, new RecordRestore("log", "c\n", -1)))
                .isEqualTo(INVALID);
        assertThat(run.refusal(People.ADMIN, new RecordRestore("", "c\n", 1))).isEqualTo(INVALID);
    }

    @Test
    void onlyWhatCanFollowIsFolded() {
        for (PublicationEvent wrong : List.of(
                new PublicationTaken(2, 42, "p/1", DIGEST),
                new PublicationTaken(1, 0, "p/1", DIGEST),
                new PolicyAdopted("p", 2, Map.of()),
                new SigningKeyRotated("log", "key-2", "key-1"))) {
            assertThatThrownBy(() -> StreamRun.publication().fold(wrong)).isInstanceOf(IllegalStateException.class);
        }
        run.does(People.SYSTEM, release(MONTH));
        assertThatThrownBy(() -> run.fold(new ReleasePublished("2026-02", 1, 42, DIGEST, DIGEST, Map.of())))
                .isInstanceOf(IllegalStateException.class);
        run.does(People.SYSTEM, new RecordChangeDetection(1, Map.of(), 42, DIGEST, DIGEST));
        assertThatThrownBy(() -> run.fold(new ChangeDetectionRun(1, Map.of(), 41, DIGEST, DIGEST)))
                .isInstanceOf(IllegalStateException.class);
    }
}
