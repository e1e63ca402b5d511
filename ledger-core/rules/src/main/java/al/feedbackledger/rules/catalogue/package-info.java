/** Services, institutions, question sets, standards and promises of improvement. */
@NullMarked
package al.feedbackledger.rules.catalogue;

import org.jspecify.annotations.NullMarked;
