/** Lines of JSON, each in its one place and with its own keys; anything else is refused. */
@NullMarked
package al.feedbackledger.verify.lines;

import org.jspecify.annotations.NullMarked;
