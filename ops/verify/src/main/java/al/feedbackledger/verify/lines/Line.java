package al.feedbackledger.verify.lines;

import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;

/**
 * One line of a file of the export, without its newline.
 *
 * @param file its name
 * @param number counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // Parsed by its reader, never compared.
public record Line(String file, long number, byte[] bytes) {
    /** Says that the line is not what belongs there; its content is in no message. */
    public Finding.Broken refused(String problem) {
        return Finding.of(Check.FILES, problem).at(file + ", line " + number).broken();
    }
}
