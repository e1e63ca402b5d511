/** The published log over HTTP: static files for everybody, and the keys that sign them. */
@NullMarked
package al.feedbackledger.api.log;

import org.jspecify.annotations.NullMarked;
