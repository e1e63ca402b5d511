package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The ratings of one ISO week in which somebody rated.
 *
 * @param monday its first day
 * @param satisfied those satisfied or very satisfied, of all who rated
 */
public record WeekRatings(LocalDate monday, Share satisfied) {
    public WeekRatings {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week begins on a Monday, not on " + monday);
        }
    }
}
