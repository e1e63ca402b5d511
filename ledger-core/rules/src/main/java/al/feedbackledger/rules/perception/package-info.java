/** How perceptions change over time: deltas, buckets, small groups, publication points and statistics. */
@NullMarked
package al.feedbackledger.rules.perception;

import org.jspecify.annotations.NullMarked;
