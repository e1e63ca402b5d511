/** The administrator's door to the views: how they stand, and building them anew. */
@NullMarked
package al.feedbackledger.api.views;

import org.jspecify.annotations.NullMarked;
