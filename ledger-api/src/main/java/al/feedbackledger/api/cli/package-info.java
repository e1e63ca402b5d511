/** The command line: what it knows of commands and their words. */
@NullMarked
package al.feedbackledger.api.cli;

import org.jspecify.annotations.NullMarked;
