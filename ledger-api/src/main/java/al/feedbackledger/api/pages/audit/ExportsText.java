package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.audit.WordsExports.WordsExportThen;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.staff.Colleagues;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.store.vault.Randomness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/** Exports with words, in words. */
@Component
final class ExportsText {
    private final Colleagues colleagues;
    private final Randomness randomness;

    ExportsText(Colleagues colleagues, Randomness randomness) {
        this.colleagues = colleagues;
        this.randomness = randomness;
    }

    ExportsView.Row row(WordsExportThen export, Wording w) {
        Integer takes = export.takes();
        return new ExportsView.Row(
                w.dateTime(export.requestedAt()),
                w.of("audit.export.reason", export.reason()),
                stage(export, w),
                who(export.requestedBy()),
                export.decidedBy() == null ? "–" : who(export.decidedBy()),
                takes == null
                        ? "–"
                        : w.say(
                                "audit.export.taken.of",
                                w.number(export.takenAt().size()),
                                w.number(takes)));
    }

    private static String stage(WordsExportThen export, Wording w) {
        String said = w.of("audit.export.stage", export.stage());
        return export.until() == null ? said : said + " " + w.say("audit.export.until", w.dateTime(export.until()));
    }

    ExportsView.Waiting waiting(WordsExportThen export, Wording w) {
        return new ExportsView.Waiting(
                w.say("audit.export.of", who(export.requestedBy())),
                List.of(
                        new Labelled(w.say("audit.export.asked"), w.dateTime(export.requestedAt())),
                        new Labelled(w.say("audit.export.reason"), w.of("audit.export.reason", export.reason()))),
                List.of(decision(export, "approve", true, w), decision(export, "decline", false, w)));
    }

    private ExportsView.Decision decision(WordsExportThen export, String act, boolean grave, Wording w) {
        String text = "audit.export." + act;
        ActForm form = new ActForm(
                act + "-" + export.position(),
                w.say(text),
                w.say(text + ".help"),
                w.say(grave ? text + ".sure" : text),
                grave,
                false,
                key(),
                List.of());
        return new ExportsView.Decision(form, ExportPages.EXPORTS + "/" + export.id() + "/" + act);
    }

    /** A new idempotency key of a form. */
    String key() {
        return randomness.randomId().toString();
    }

    private String who(@Nullable String account) {
        return Objects.requireNonNullElse(colleagues.name(account), Objects.requireNonNullElse(account, "–"));
    }
}
