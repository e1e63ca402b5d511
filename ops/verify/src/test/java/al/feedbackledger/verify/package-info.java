@NullMarked
package al.feedbackledger.verify;

import org.jspecify.annotations.NullMarked;
