/** Whether the application is alive and how far its views have come. */
@NullMarked
package al.feedbackledger.api.health;

import org.jspecify.annotations.NullMarked;
