/** The doors over real HTTP on a real PostgreSQL: one application for all tests of this package. */
@NullMarked
package al.feedbackledger.api.doors;

import org.jspecify.annotations.NullMarked;
