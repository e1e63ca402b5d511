package al.feedbackledger.api.wiring;

import al.feedbackledger.rules.catalogue.StandardCommand.AdoptServiceStandard;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service standard a new ledger begins with: acknowledge within 2 working days, answer and review within 10, and the
 * days off in Albania (Law 7651/1993 on official holidays: one that falls on a weekend moves to the next working day).
 * The dates of the two Bajrams follow the moon; an administrator adopts a new version when they are announced.
 */
final class DefaultStandard {
    private static final int ACKNOWLEDGE = 2;
    private static final int ANSWER = 10;
    private static final int REVIEW = 10;

    private static final String DAYS_OFF = """
            2026-01-01 2026-01-02 2026-03-16 2026-03-20 2026-03-23 2026-04-06 2026-04-13 2026-05-01 2026-05-27
            2026-09-07 2026-11-23 2026-11-30 2026-12-01 2026-12-08 2026-12-25
            2027-01-01 2027-01-04 2027-03-10 2027-03-15 2027-03-22 2027-03-29 2027-05-03 2027-05-04 2027-05-17
            2027-09-06 2027-11-22 2027-11-29 2027-11-30 2027-12-08 2027-12-27
            """;

    private DefaultStandard() {}

    static AdoptServiceStandard adopt() {
        Set<LocalDate> holidays =
                Stream.of(DAYS_OFF.strip().split("\\s+")).map(LocalDate::parse).collect(Collectors.toSet());
        Set<Integer> years = holidays.stream().map(LocalDate::getYear).collect(Collectors.toSet());
        return new AdoptServiceStandard("default", ACKNOWLEDGE, ANSWER, REVIEW, holidays, years);
    }
}
