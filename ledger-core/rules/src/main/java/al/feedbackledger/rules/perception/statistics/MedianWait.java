package al.feedbackledger.rules.perception.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The day by which at least half have ended their wait, with an interval of 95 %.
 *
 * <p>The interval holds the days on which the interval of the curve holds one half. Source: R. Brookmeyer and J. Crowley,
 * "A confidence interval for the median survival time", Biometrics 38 (1982).
 *
 * @param days whole days; null while fewer than half are known to have ended
 * @param low the lower limit; null while the curve's lower limit is above one half
 * @param high the upper limit; null while the curve's upper limit is above one half: nobody knows yet how long it may be
 */
public record MedianWait(
        @Nullable Integer days,
        @Nullable Integer low,
        @Nullable Integer high) {}
