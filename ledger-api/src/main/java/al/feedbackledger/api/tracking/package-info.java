/** Carries the tracking code between a person's pages, encrypted, never in an address. */
@NullMarked
package al.feedbackledger.api.tracking;

import org.jspecify.annotations.NullMarked;
