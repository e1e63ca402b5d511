/** Drills: the whole application is broken on purpose, and then looked through. */
@NullMarked
package al.feedbackledger.api.drills;

import org.jspecify.annotations.NullMarked;
