/** Charts drawn on the server as SVG: readable without scripts, on paper, by keyboard and in forced colours. */
@NullMarked
package al.feedbackledger.api.chart;

import org.jspecify.annotations.NullMarked;
