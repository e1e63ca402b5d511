package al.feedbackledger.api.acts;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.Criterion;
import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wants the catalogue, a standard or a promise to say, unchecked; the records are the bodies of the API, null
 * for what was left out.
 */
public sealed interface CatalogueWish {

    /** The facts of a service; {@code institution} is null for the service {@code other} alone. */
    record Facts(
            @Nullable String institution,
            @Needed @Nullable String titleSq,
            @Nullable String titleEn,
            @Nullable String audience,
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String processingTime,
            @Nullable String validity,
            @Nullable String cost,
            @Nullable String standardCards,
            @Nullable String summary,
            @Nullable String address,
            @Nullable String questionSet) {}

    record RegisterService(
            @Needed @Nullable String id, @Needed @Nullable Facts facts) implements CatalogueWish {}

    record ReviseService(@Needed @Nullable Facts facts) implements CatalogueWish {}

    record RetireService() implements CatalogueWish {}

    /** @param into id of the service that goes on */
    record MergeService(@Needed @Nullable String into) implements CatalogueWish {}

    record MoveOnlineOnly(@Needed @Nullable Integer phase) implements CatalogueWish {}

    record AnnounceChange(
            @Needed @Nullable LocalDate on,
            @Needed @Nullable String textSq,
            @Nullable String textEn) implements CatalogueWish {}

    record ReportOutage(
            @Needed @Nullable Instant from,
            @Nullable Instant to,
            @Needed @Nullable String textSq,
            @Nullable String textEn)
            implements CatalogueWish {}

    record Assess(
            @Needed @Nullable String organisation,
            @Needed @Nullable LocalDate on,
            @Needed Map<Criterion, Criterion.Verdict> verdicts)
            implements CatalogueWish {}

    record ReportUsage(
            @Needed @Nullable YearMonth month,
            @Needed @Nullable Long completedApplications) implements CatalogueWish {}

    record AnnounceCampaign(
            @Needed @Nullable String campaign,
            @Needed @Nullable LocalDate from,
            @Needed @Nullable LocalDate to,
            @Needed @Nullable String textSq,
            @Nullable String textEn)
            implements CatalogueWish {}

    record RegisterInstitution(
            @Needed @Nullable String id,
            @Needed @Nullable InstitutionType type,
            @Nullable String parent,
            @Needed @Nullable String nameSq,
            @Nullable String nameEn)
            implements CatalogueWish {}

    record ReviseInstitution(
            @Needed @Nullable InstitutionType type,
            @Nullable String parent,
            @Needed @Nullable String nameSq,
            @Nullable String nameEn)
            implements CatalogueWish {}

    record PublishQuestionSet(
            @Needed @Nullable String id,
            @Needed @Nullable String nameSq,
            @Nullable String nameEn) implements CatalogueWish {}

    record AdoptStandard(
            @Needed @Nullable String id,
            @Needed @Nullable Integer acknowledgeWorkingDays,
            @Needed @Nullable Integer answerWorkingDays,
            @Needed @Nullable Integer reviewWorkingDays,
            Set<LocalDate> holidays,
            Set<Integer> years)
            implements CatalogueWish {}

    /** For so many months after a case is settled its words are kept, from now on. */
    record KeepWords(@Needed @Nullable Integer wordsMonths) implements CatalogueWish {}

    record PromiseAction(
            @Needed @Nullable String service,
            @Needed @Nullable String textSq,
            @Nullable String textEn,
            @Needed @Nullable LocalDate due)
            implements CatalogueWish {}

    record ReportProgress(
            @Needed @Nullable String textSq, @Nullable String textEn) implements CatalogueWish {}

    record DeliverAction(@Needed @Nullable String evidence) implements CatalogueWish {}

    record AbandonAction(@Needed ActionEvent.@Nullable Reason reason) implements CatalogueWish {}
}
