/** Where files, keys and checkpoints are read from; nothing here is believed. */
@NullMarked
package al.feedbackledger.verify.source;

import org.jspecify.annotations.NullMarked;
