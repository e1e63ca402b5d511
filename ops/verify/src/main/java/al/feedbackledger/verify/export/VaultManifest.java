package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.verify.export.Commitments.Sealed;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.LineReader;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;

/** What the vault holds, line by line beside the events: one line for every commitment, in their order. For one thread. */
final class VaultManifest implements AutoCloseable {
    static final String FILE = "vault.jsonl";

    private final LineReader lines;
    private final boolean words;
    private final Report report;
    private long values;
    private long opened;

    VaultManifest(Path folder, boolean words, Report report) {
        this.lines = new LineReader(folder, FILE);
        this.words = words;
        this.report = report;
    }

    /**
     * The state of the value that an event commits to.
     *
     * @throws Finding.Broken where the next line is of another value: one is missing, doubled or out of order
     */
    VaultLine.State next(EventLine event, Sealed sealed) {
        Line line = lines.next();
        if (line == null) {
            throw Finding.of(Check.FILES, "the file " + FILE + " ends before the last commitment")
                    .at("position " + event.position())
                    .broken();
        }
        VaultLine vault = VaultLine.parse(line, words);
        if (!vault.ref().equals(sealed.text().ref())
                || !vault.stream().equals(event.stream())
                || !vault.path().equals(sealed.path())) {
            throw line.refused("the line is not of the next commitment, " + sealed.path() + " of the event at position "
                    + event.position() + ": a line is missing, doubled or out of order");
        }
        values++;
        tell(event, vault);
        open(event, sealed, vault);
        return vault.state();
    }

    private void tell(EventLine event, VaultLine vault) {
        switch (vault.state()) {
            case PRESENT, ERASED -> {}
            case ABSENT ->
                report.found(Finding.of(Check.LOSS, "unexplained loss: a sealed value is gone, and no event erased it")
                        .at("position " + event.position() + ", " + vault.path() + " " + vault.ref()));
            case UNREADABLE ->
                report.found(Finding.of(
                                Check.LOSS,
                                "unexplained loss: a sealed value cannot be opened (another key, or moved here from elsewhere)")
                        .at("position " + event.position() + ", " + vault.path() + " " + vault.ref()));
        }
    }

    private void open(EventLine event, Sealed sealed, VaultLine vault) {
        byte[] salt = vault.salt();
        String value = vault.value();
        if (salt == null || value == null) {
            return;
        }
        opened++;
        boolean opens = commits(sealed, salt, value);
        if (!opens) {
            report.found(Finding.of(Check.WORDS, "these are not the words that the event commits to")
                    .at("position " + event.position() + ", " + vault.path() + " " + vault.ref()));
        }
    }

    private static boolean commits(Sealed sealed, byte[] salt, String value) {
        try {
            return FieldCommitment.opens(
                    Canonical.hash(sealed.text().commitment(), "a commitment"), salt, sealed.path(), value);
        } catch (IntegrityException notAHash) {
            return false;
        }
    }

    /** Says what is left when all events are read. */
    void end() {
        @Nullable Line more = lines.next();
        if (more != null) {
            report.found(more.refused("the line is of no commitment of an event: doubled, or added")
                    .finding());
        }
        report.passed(
                Check.LOSS, String.format(Locale.ROOT, "%,d sealed values are there or erased by an event", values));
        if (words) {
            report.passed(
                    Check.WORDS, String.format(Locale.ROOT, "%,d values are the words that were recorded", opened));
        } else {
            report.notRun(Check.WORDS, "the export holds no words");
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
