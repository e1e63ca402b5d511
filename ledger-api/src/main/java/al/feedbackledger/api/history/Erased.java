package al.feedbackledger.api.history;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * That words of a case were erased, the last time.
 *
 * @param at since when they are gone from the running system
 * @param ground why
 * @param goneFromBackupsBy the day by which the last backup that holds them is deleted
 */
@CheckReturnValue
public record Erased(Instant at, ErasureGround ground, LocalDate goneFromBackupsBy) {

    /** Null where nothing was erased. */
    public static @Nullable Erased of(CaseFile file, int backupDays) {
        List<CaseFile.Entry> latestFirst = file.entries().reversed();
        for (CaseFile.Entry entry : latestFirst) {
            if (entry.event() instanceof PersonalDataErased erased) {
                LocalDate day = ServiceStandard.dayOf(entry.at()).plusDays(backupDays);
                return new Erased(entry.at(), erased.ground(), day);
            }
        }
        return null;
    }
}
