/**
 * When the people's view of a service changed, in two tiers: an early alert for those who can act on it
 * ({@link al.feedbackledger.rules.perception.change.BernoulliCusum}), and changes that the data carry well enough to be
 * published ({@link al.feedbackledger.rules.perception.change.ChangeDetection}).
 *
 * <p>Both give the same result on every machine and at every repetition; what is drawn, how often and with what error is
 * shown by {@code ops/ledger bench changes}.
 */
@NullMarked
@CheckReturnValue
package al.feedbackledger.rules.perception.change;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
