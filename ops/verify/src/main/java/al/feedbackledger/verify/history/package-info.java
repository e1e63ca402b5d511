/** Earlier checkpoints and restores: what the log once showed, against what it shows now. */
@NullMarked
package al.feedbackledger.verify.history;

import org.jspecify.annotations.NullMarked;
