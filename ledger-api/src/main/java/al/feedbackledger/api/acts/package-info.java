/** What people do at the doors, turned into commands: the only way to change anything. */
@NullMarked
package al.feedbackledger.api.acts;

import org.jspecify.annotations.NullMarked;
