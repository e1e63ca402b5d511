/** A case's history as the doors tell it: steps, deadline, answers, each with as much as the reader may see. */
@NullMarked
package al.feedbackledger.api.history;

import org.jspecify.annotations.NullMarked;
