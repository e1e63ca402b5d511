/**
 * What is measured, side by side in one run: requests, imports, replays, starts, memory,
 * page weights and proofs.
 */
@NullMarked
package al.feedbackledger.bench;

import org.jspecify.annotations.NullMarked;
