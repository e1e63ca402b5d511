/** Who may come in: staff sessions, the command line's token, and the headers that protect browsers. */
@NullMarked
package al.feedbackledger.api.security;

import org.jspecify.annotations.NullMarked;
