/** What a decision is: who acts, when, and either events or a refusal. */
@NullMarked
package al.feedbackledger.rules.decision;

import org.jspecify.annotations.NullMarked;
