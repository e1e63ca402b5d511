/** What is measured, side by side in one run: requests, imports, replays, starts, memory and page weights. */
@NullMarked
package al.feedbackledger.bench;

import org.jspecify.annotations.NullMarked;
