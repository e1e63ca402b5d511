/** Taking publication points: what the public sees changes only then. */
@NullMarked
package al.feedbackledger.api.publication;

import org.jspecify.annotations.NullMarked;
