/** The way from the command line to a running application. */
@NullMarked
package al.feedbackledger.api.cli.door;

import org.jspecify.annotations.NullMarked;
