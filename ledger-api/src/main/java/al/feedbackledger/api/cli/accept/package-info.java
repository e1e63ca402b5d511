/** Tries real data on an application of its own and checks what comes out. */
@NullMarked
package al.feedbackledger.api.cli.accept;

import org.jspecify.annotations.NullMarked;
