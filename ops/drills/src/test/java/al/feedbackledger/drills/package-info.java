/** The record altered by those who could, and the auditor's program run on what is left of it. */
@NullMarked
package al.feedbackledger.drills;

import org.jspecify.annotations.NullMarked;
