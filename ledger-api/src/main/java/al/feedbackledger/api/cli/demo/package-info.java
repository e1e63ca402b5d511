/** A simulated country, labelled as one. */
@NullMarked
package al.feedbackledger.api.cli.demo;

import org.jspecify.annotations.NullMarked;
