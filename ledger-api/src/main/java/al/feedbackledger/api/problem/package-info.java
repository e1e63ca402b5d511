/** What goes wrong at the doors, told so that a person or a program knows what to do next (RFC 9457). */
@NullMarked
package al.feedbackledger.api.problem;

import org.jspecify.annotations.NullMarked;
