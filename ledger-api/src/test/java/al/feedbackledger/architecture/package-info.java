/** Who may know whom, as tests: allow-lists, each with a planted offender that it has to catch. */
@NullMarked
package al.feedbackledger.architecture;

import org.jspecify.annotations.NullMarked;
