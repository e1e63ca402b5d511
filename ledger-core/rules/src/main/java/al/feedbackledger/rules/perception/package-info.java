/**
 * How perceptions change over time: deltas, buckets, small groups and publication points. The formulas are in
 * {@link al.feedbackledger.rules.perception.statistics}, changes in {@link al.feedbackledger.rules.perception.change}.
 *
 * <p>Three steps, each a pure function: {@link al.feedbackledger.rules.perception.DeltaFold} turns what happens to one
 * submission into deltas; {@link al.feedbackledger.rules.perception.PublicationRule} decides at a publication point
 * what the public may see of a series; {@link al.feedbackledger.rules.perception.PublicTimeline} lays that out in
 * months, quarters or years.
 */
@NullMarked
@CheckReturnValue
package al.feedbackledger.rules.perception;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
