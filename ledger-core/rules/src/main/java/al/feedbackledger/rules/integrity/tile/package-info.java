/** The tree and its entries as static files: C2SP tlog-tiles. */
@NullMarked
package al.feedbackledger.rules.integrity.tile;

import org.jspecify.annotations.NullMarked;
