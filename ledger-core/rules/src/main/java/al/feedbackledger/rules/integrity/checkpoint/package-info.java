/** What a log signs, and the proof files that end in it: C2SP tlog-checkpoint and tlog-proof. */
@NullMarked
package al.feedbackledger.rules.integrity.checkpoint;

import org.jspecify.annotations.NullMarked;
