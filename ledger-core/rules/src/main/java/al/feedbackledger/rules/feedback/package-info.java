/** One person's feedback, from submission to its last event: states, commands, decide and evolve. */
@NullMarked
package al.feedbackledger.rules.feedback;

import org.jspecify.annotations.NullMarked;
