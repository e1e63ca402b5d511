/** What an operator may configure, and its reference table. */
@NullMarked
package al.feedbackledger.api.settings;

import org.jspecify.annotations.NullMarked;
