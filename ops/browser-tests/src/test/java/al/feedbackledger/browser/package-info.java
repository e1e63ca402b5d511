/** The pages in a real Chromium, before a real application on a real PostgreSQL. */
@NullMarked
package al.feedbackledger.browser;

import org.jspecify.annotations.NullMarked;
