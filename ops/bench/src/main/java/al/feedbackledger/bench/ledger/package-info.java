/**
 * The ledger measured without the doors: the same commands to our writer and to Axon's own storage engine, in turns, on
 * the same PostgreSQL. What is compared and how is said in {@code ops/docs/measurements.md}.
 */
@NullMarked
package al.feedbackledger.bench.ledger;

import org.jspecify.annotations.NullMarked;
