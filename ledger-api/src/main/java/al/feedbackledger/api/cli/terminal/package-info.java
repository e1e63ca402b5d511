/** What the command line shows, and how it ends. */
@NullMarked
package al.feedbackledger.api.cli.terminal;

import org.jspecify.annotations.NullMarked;
