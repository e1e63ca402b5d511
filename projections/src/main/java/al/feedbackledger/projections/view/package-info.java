/** What every view has in common: its name and schema, the events it folds, how far it is, and its digest. */
@NullMarked
package al.feedbackledger.projections.view;

import org.jspecify.annotations.NullMarked;
