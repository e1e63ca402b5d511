package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.perception.SeriesLedger.Said;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class DeltaFoldTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 30);
    private static final SortedMap<Reason, Integer> NO_REASONS = new TreeMap<>();

    private final SeriesLedger ledger = new SeriesLedger();
    private final Said said = new Said(
            2, Channel.MOBILE, Audience.BUSINESS, GotItDone.PARTLY, Set.of(Reason.TOO_SLOW, Reason.INFO_UNCLEAR));
    private final Counts person = new Counts(0, 1, 0, 0, 0, 0, 1, 0);

    private static SortedMap<Reason, Integer> reasons(int each) {
        return new TreeMap<>(Map.of(Reason.TOO_SLOW, each, Reason.INFO_UNCLEAR, each));
    }

    private Delta first(Counts change, SortedMap<Reason, Integer> reasons) {
        return new Delta(
                ledger.position,
                "event-" + ledger.position,
                "submission-1",
                Family.FIRST_RATING,
                SeriesLedger.SERIES,
                Channel.MOBILE,
                Audience.BUSINESS,
                DAY,
                change,
                reasons);
    }

    private List<Delta> last(int before) {
        return ledger.deltas.subList(before, ledger.deltas.size());
    }

    @Nested
    class EachAct {
        private String id = "";

        @CanIgnoreReturnValue
        private int submitted() {
            id = ledger.submit(DAY, said);
            return ledger.deltas.size();
        }

        @Test
        void submittedAddsAPerson() {
            int deltas = submitted();
            assertThat(deltas).isEqualTo(1);
            assertThat(ledger.deltas).containsExactly(first(person, reasons(1)));
        }

        @Test
        void submittedWithoutARatingAddsNobody() {
            ledger.submit(DAY, new Said(null, Channel.IMPORT, Audience.NOT_STATED, null, Set.of(Reason.TOO_SLOW)));
            ledger.exclude("submission-1");
            ledger.reinstate("submission-1");
            ledger.withdraw("submission-1");
            assertThat(ledger.deltas).isEmpty();
        }

        @Test
        void submittedWithAnswersToEverythingCountsThem() {
            for (int rating = 1; rating <= 5; rating++) {
                GotItDone done = List.of(GotItDone.YES, GotItDone.PARTLY, GotItDone.NO, GotItDone.NO, GotItDone.YES)
                        .get(rating - 1);
                ledger.submit(DAY, Said.rating(rating).done(done));
            }
            assertThat(ledger.months().values()).containsExactly(new Counts(1, 1, 1, 1, 1, 2, 1, 2));
        }

        @Test
        void correctedMovesThePersonOnTheSameDay() {
            int before = submitted();
            ledger.correct(id, 5);
            assertThat(last(before)).containsExactly(first(Counts.ofRatings(0, -1, 0, 0, 1), NO_REASONS));
        }

        @Test
        void withdrawnTakesThePersonAway() {
            int before = submitted();
            ledger.withdraw(id);
            assertThat(last(before)).containsExactly(first(person.negated(), reasons(-1)));
        }

        @Test
        void excludedAndReinstatedTakesThePersonAwayAndBrings() {
            int before = submitted();
            ledger.correct(id, 1);
            ledger.exclude(id);
            Delta away = first(new Counts(-1, 0, 0, 0, 0, 0, -1, 0), reasons(-1));
            ledger.reinstate(id);
            Delta back = first(new Counts(1, 0, 0, 0, 0, 0, 1, 0), reasons(1));
            assertThat(last(before + 1)).containsExactly(away, back);
        }

        @Test
        void withdrawnWhileExcludedChangesNothing() {
            submitted();
            ledger.exclude(id);
            int before = ledger.deltas.size();
            ledger.withdraw(id);
            assertThat(last(before)).isEmpty();
        }

        @Test
        void reRatedCountsInItsOwnFamilyOnItsOwnDay() {
            int before = submitted();
            ledger.reRate(id, 4);
            assertThat(last(before))
                    .containsExactly(new Delta(
                            2,
                            "event-2",
                            id,
                            Family.RE_RATING,
                            SeriesLedger.SERIES,
                            Channel.MOBILE,
                            Audience.BUSINESS,
                            LocalDate.of(2026, 1, 1),
                            Counts.ofRatings(0, 0, 0, 1, 0),
                            NO_REASONS));
            assertThat(ledger.months().values()).containsExactly(person);
        }

        @Test
        void reRatedAgainTakesThePlaceOfTheReRatingBefore() {
            int before = submitted();
            ledger.reRate(id, 4);
            ledger.reRate(id, 5);
            assertThat(last(before + 1))
                    .extracting(Delta::family, Delta::change)
                    .containsExactly(tuple(Family.RE_RATING, Counts.ofRatings(0, 0, 0, -1, 1)));
            ledger.position += 86_400;
            ledger.reRate(id, 5);
            assertThat(last(before + 2))
                    .extracting(Delta::family, Delta::day, Delta::change)
                    .containsExactly(
                            tuple(Family.RE_RATING, LocalDate.of(2026, 1, 1), Counts.ofRatings(0, 0, 0, 0, -1)),
                            tuple(Family.RE_RATING, LocalDate.of(2026, 1, 2), Counts.ofRatings(0, 0, 0, 0, 1)));
        }

        @Test
        void withdrawnAfterReRatingTakesBothAway() {
            submitted();
            ledger.reRate(id, 4);
            ledger.withdraw(id);
            assertThat(last(2)).extracting(Delta::family).containsExactly(Family.FIRST_RATING, Family.RE_RATING);
            assertThat(last(2).getLast().change()).isEqualTo(Counts.ofRatings(0, 0, 0, -1, 0));
        }

        @Test
        void reRatedWhileExcludedCountsOnceReinstated() {
            submitted();
            ledger.exclude(id);
            ledger.reRate(id, 4);
            assertThat(ledger.deltas).hasSize(2);
            ledger.reinstate(id);
            assertThat(last(2)).extracting(Delta::family).containsExactly(Family.FIRST_RATING, Family.RE_RATING);
        }

        @Test
        void joinedOrErasedStaysAPerson() {
            int before = submitted();
            ledger.record(id, new FeedbackEvent.FeedbackMerged("38", "akshi", "other"));
            ledger.record(id, new FeedbackEvent.FeedbackUnmerged("38", "akshi", "other", UnmergeReason.OFFICER, null));
            ledger.record(id, new FeedbackEvent.PersonalDataErased("38", "akshi", ErasureGround.RETENTION, List.of()));
            assertThat(last(before)).isEmpty();
            assertThat(Objects.requireNonNull(ledger.submissions.get(id)).isCounted())
                    .isTrue();
        }
    }

    @Nested
    class Days {
        private LocalDate dayOf(@Nullable Instant claimed, String occurred) {
            FeedbackEvent submitted = SeriesLedger.submitted(Said.rating(3), claimed);
            DeltaFold.Entry entry = new DeltaFold.Entry(1, "event", "submission", Instant.parse(occurred));
            return DeltaFold.fold(null, submitted, entry).deltas().getFirst().day();
        }

        @Test
        void areOfTheTimeAnImportClaims() {
            assertThat(dayOf(Instant.parse("2021-12-31T23:30:00Z"), "2026-11-23T10:00:00Z"))
                    .isEqualTo(LocalDate.of(2022, 1, 1));
        }

        @Test
        void areElseOfTheTimeItHappened() {
            assertThat(dayOf(null, "2026-07-31T22:30:00Z")).isEqualTo(LocalDate.of(2026, 8, 1));
        }
    }

    @Nested
    class WhatTheRulesCannotProduce {
        private final FeedbackEvent reinstated =
                new FeedbackEvent.FeedbackReinstated("38", "akshi", ExclusionReason.SPAM);

        @Test
        void nothingComesBeforeTheSubmission() {
            assertThatThrownBy(() -> ledger.record("unknown", reinstated))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FeedbackReinstated");
        }

        @Test
        void theSubmissionComesOnce() {
            String id = ledger.submit(DAY, said);
            assertThatThrownBy(() -> ledger.record(id, SeriesLedger.submitted(said, null)))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void noActComesTwice() {
            String id = ledger.submit(DAY, said);
            assertThatThrownBy(() -> ledger.reinstate(id)).isInstanceOf(IllegalStateException.class);
            ledger.exclude(id);
            assertThatThrownBy(() -> ledger.exclude(id)).isInstanceOf(IllegalStateException.class);
            ledger.withdraw(id);
            assertThatThrownBy(() -> ledger.withdraw(id)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void aCorrectionIsOfTheRatingThereIs() {
            String id = ledger.submit(DAY, said);
            assertThatThrownBy(() -> ledger.record(id, new FeedbackEvent.RatingCorrected("38", "akshi", 3, 4)))
                    .isInstanceOf(IllegalStateException.class);
            ledger.exclude(id);
            assertThatThrownBy(() -> ledger.correct(id, 4)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void whatIsGoneOrUnratedIsNotRatedAgain() {
            String id = ledger.submit(DAY, said);
            ledger.withdraw(id);
            assertThatThrownBy(() -> ledger.reRate(id, 4)).isInstanceOf(IllegalStateException.class);
            String unrated = ledger.submit(DAY, new Said(null, Channel.WEB, Audience.CITIZEN, null, Set.of()));
            assertThatThrownBy(() -> ledger.record(unrated, new FeedbackEvent.ServiceReRated("38", "akshi", 1, 2)))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void aDeltaIsOfOnePerson() {
            assertThatThrownBy(() -> first(Counts.ofRatings(2, 0, 0, 0, 0), NO_REASONS))
                    .isInstanceOf(IllegalArgumentException.class);
            ledger.position = 1;
            assertThatThrownBy(() -> first(Counts.ofRatings(1, 1, 0, 0, 0), NO_REASONS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> first(new Counts(1, 0, 0, 0, 0, 2, 0, 0), NO_REASONS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> first(person, new TreeMap<>(Map.of(Reason.TOO_SLOW, 0))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(first(person, reasons(1)).reason(Reason.NOT_WORKING)).isZero();
        }
    }
}
