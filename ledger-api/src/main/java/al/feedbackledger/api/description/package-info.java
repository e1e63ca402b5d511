/** The description of the API (OpenAPI 3.1), made from the controllers and completed here. */
@NullMarked
package al.feedbackledger.api.description;

import org.jspecify.annotations.NullMarked;
