/**
 * What became of cases: who still waits for an answer and since when, who got one and after how many days, what people
 * made of it, and how the institutions went about it.
 *
 * <p>{@link al.feedbackledger.rules.perception.answering.CaseFold} turns what happens to a case into deltas, as
 * {@link al.feedbackledger.rules.perception.DeltaFold} does for ratings; {@link
 * al.feedbackledger.rules.perception.answering.AnsweringCohort} makes an estimate of the sums, {@link
 * al.feedbackledger.rules.perception.answering.PairFold} follows the ratings given before and after an answer.
 */
@NullMarked
@CheckReturnValue
package al.feedbackledger.rules.perception.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
