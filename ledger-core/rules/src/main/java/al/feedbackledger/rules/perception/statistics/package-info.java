/**
 * The formulas behind every number that is published, without knowing what is counted: shares and their uncertainty,
 * waiting times, pairs, tests and limits. Who may see what is decided in
 * {@link al.feedbackledger.rules.perception}; where a series changed, in
 * {@code al.feedbackledger.rules.perception.change}.
 *
 * <p>The same bits come out on every machine, so that anybody can compute a published number anew: only operations that
 * IEEE 754 fixes, {@link java.lang.StrictMath} for logarithms and exponentials, and whole percent from exact fractions
 * wherever there is one.
 */
@NullMarked
@CheckReturnValue
package al.feedbackledger.rules.perception.statistics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
