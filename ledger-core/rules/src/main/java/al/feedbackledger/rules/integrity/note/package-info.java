/** Signed texts: C2SP signed-note, with Ed25519 by the JDK. */
@NullMarked
package al.feedbackledger.rules.integrity.note;

import org.jspecify.annotations.NullMarked;
