/**
 * What change detection can and cannot see, found out by simulation: how often a change of a known size is published
 * near its week, how often one is published where nothing changed, and how long a run over all services takes.
 */
@NullMarked
package al.feedbackledger.bench.changes;

import org.jspecify.annotations.NullMarked;
