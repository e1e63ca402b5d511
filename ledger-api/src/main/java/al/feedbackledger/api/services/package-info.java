/** The catalogue, its timelines and publications as JSON. */
@NullMarked
package al.feedbackledger.api.services;

import org.jspecify.annotations.NullMarked;
