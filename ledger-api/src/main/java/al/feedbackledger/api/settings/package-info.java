/** What an operator may configure: validated records with safe defaults. */
@NullMarked
package al.feedbackledger.api.settings;

import org.jspecify.annotations.NullMarked;
