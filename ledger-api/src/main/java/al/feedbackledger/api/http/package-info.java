/** Reading requests strictly and answering them: bodies, sizes, cursors, positions. */
@NullMarked
package al.feedbackledger.api.http;

import org.jspecify.annotations.NullMarked;
