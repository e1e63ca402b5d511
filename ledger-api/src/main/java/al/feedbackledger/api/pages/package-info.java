/** What every page has in common: its frame, its forms and how the parts of a case are shown. */
@NullMarked
package al.feedbackledger.api.pages;

import org.jspecify.annotations.NullMarked;
