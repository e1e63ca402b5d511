/** Planted: breaks the laws of its like-named package, so that they are seen to catch it. */
@NullMarked
package al.feedbackledger.architecture.planted.api.wiring;

import org.jspecify.annotations.NullMarked;
