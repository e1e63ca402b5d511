/**
 * The published log: the ledger's leaves as static files that anybody may read, and the signed checkpoints over them. One
 * node at a time publishes; every node serves the files, also while the database is away.
 */
@NullMarked
package al.feedbackledger.store.log;

import org.jspecify.annotations.NullMarked;
