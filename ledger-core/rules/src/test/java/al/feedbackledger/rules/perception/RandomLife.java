package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.SeriesLedger.Said;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A seeded stream of everything that can happen to a series: quiet and busy days, late data, corrections, withdrawals,
 * exclusions one by one and by the dozen, and most of a dozen coming back at once.
 */
final class RandomLife {
    private final Random random;
    private final SeriesLedger ledger;
    private int pace;

    RandomLife(long seed, SeriesLedger ledger) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.pace = random.nextInt(6);
    }

    /** Lets a day pass; {@code afterEach} runs after each single act. */
    void live(LocalDate today, Runnable afterEach) {
        if (random.nextInt(20) == 0) {
            pace = random.nextInt(6);
        }
        for (int i = random.nextInt(pace + 1); i > 0; i--) {
            ledger.submit(aDayUpTo(today), someone());
            afterEach.run();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            change();
            afterEach.run();
        }
        switch (random.nextInt(40)) {
            case 0 -> arrive(today.minusDays(random.nextInt(150)), 8 + random.nextInt(30), afterEach);
            case 1, 2 -> leave(8 + random.nextInt(10), afterEach);
            case 3, 4 -> comeBack(afterEach);
            default -> {
                // An ordinary day.
            }
        }
    }

    private LocalDate aDayUpTo(LocalDate today) {
        return random.nextInt(6) == 0 ? today.minusDays(random.nextInt(200)) : today;
    }

    private Said someone() {
        Channel channel = pick(List.of(
                Channel.WEB, Channel.WEB, Channel.WEB, Channel.WEB, Channel.MOBILE, Channel.MOBILE, Channel.KIOSK));
        Audience audience = pick(List.of(
                Audience.CITIZEN,
                Audience.CITIZEN,
                Audience.CITIZEN,
                Audience.BUSINESS,
                Audience.BUSINESS,
                Audience.NOT_STATED));
        GotItDone done = random.nextBoolean() ? null : pick(List.of(GotItDone.values()));
        return new Said(1 + random.nextInt(5), channel, audience, done, reasons());
    }

    private Set<Reason> reasons() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Reason reason : List.of(Reason.TOO_SLOW, Reason.NOT_WORKING, Reason.INFO_UNCLEAR)) {
            if (random.nextInt(3) == 0) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void change() {
        List<String> counted = those(CountedSubmission::isCounted);
        List<String> excluded = those(submission -> submission.excluded() && !submission.withdrawn());
        if (random.nextInt(4) == 0 && !excluded.isEmpty()) {
            ledger.reinstate(pick(excluded));
        } else if (!counted.isEmpty()) {
            String id = pick(counted);
            switch (random.nextInt(5)) {
                case 0 -> ledger.withdraw(id);
                case 1 -> ledger.exclude(id);
                case 2 -> reRate(id);
                default -> correct(id);
            }
        }
    }

    private void correct(String id) {
        int rating = 1 + random.nextInt(5);
        if (Objects.requireNonNull(get(id).rating()) != rating) {
            ledger.correct(id, rating);
        }
    }

    private void reRate(String id) {
        if (get(id).reRating() == null) {
            ledger.reRate(id, 1 + random.nextInt(5));
        }
    }

    private void arrive(LocalDate day, int people, Runnable afterEach) {
        for (int i = 0; i < people; i++) {
            ledger.submit(day, someone());
            afterEach.run();
        }
    }

    private void leave(int people, Runnable afterEach) {
        List<String> counted = those(CountedSubmission::isCounted);
        if (counted.isEmpty()) {
            return;
        }
        YearMonth month = YearMonth.from(get(pick(counted)).day());
        List<String> same = new ArrayList<>(those(submission ->
                submission.isCounted() && YearMonth.from(submission.day()).equals(month)));
        Collections.shuffle(same, random);
        same.subList(0, Math.min(people, same.size())).forEach(id -> {
            ledger.exclude(id);
            afterEach.run();
        });
    }

    private void comeBack(Runnable afterEach) {
        List<String> excluded = those(submission -> submission.excluded() && !submission.withdrawn());
        excluded.stream().skip(random.nextInt(3)).forEach(id -> {
            ledger.reinstate(id);
            afterEach.run();
        });
    }

    private CountedSubmission get(String id) {
        return Objects.requireNonNull(ledger.submissions.get(id));
    }

    private List<String> those(Predicate<CountedSubmission> which) {
        return ledger.submissions.values().stream()
                .filter(which)
                .map(CountedSubmission::submission)
                .toList();
    }
}
