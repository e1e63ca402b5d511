package al.feedbackledger.bench.ledger;

import java.util.Random;

/** What every measurement of a run shares; the seed orders the turns and draws the commands. */
record Session(EventMix mix, Sealing sealing, Random order, Table table) {}
