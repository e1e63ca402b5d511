/** The checks of an audit export. */
@NullMarked
package al.feedbackledger.verify.export;

import org.jspecify.annotations.NullMarked;
