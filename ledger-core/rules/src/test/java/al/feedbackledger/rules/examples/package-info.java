/** Made-up people, commands, cases and events for the tests of every module; free of personal text, always the same. */
@NullMarked
package al.feedbackledger.rules.examples;

import org.jspecify.annotations.NullMarked;
