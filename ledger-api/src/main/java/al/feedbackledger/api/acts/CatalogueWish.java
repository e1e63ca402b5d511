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
            @Nullable String titleSq,
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

    record RegisterService(@Nullable String id, @Nullable Facts facts) implements CatalogueWish {}

    record ReviseService(@Nullable Facts facts) implements CatalogueWish {}

    record RetireService() implements CatalogueWish {}

    /** @param into id of the service that goes on */
    record MergeService(@Nullable String into) implements CatalogueWish {}

    record MoveOnlineOnly(@Nullable Integer phase) implements CatalogueWish {}

    record AnnounceChange(
            @Nullable LocalDate on,
            @Nullable String textSq,
            @Nullable String textEn) implements CatalogueWish {}

    record ReportOutage(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String textSq,
            @Nullable String textEn) implements CatalogueWish {}

    record Assess(@Nullable String organisation, @Nullable LocalDate on, Map<Criterion, Criterion.Verdict> verdicts)
            implements CatalogueWish {}

    record ReportUsage(@Nullable YearMonth month, @Nullable Long completedApplications) implements CatalogueWish {}

    record AnnounceCampaign(
            @Nullable String campaign,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String textSq,
            @Nullable String textEn)
            implements CatalogueWish {}

    record RegisterInstitution(
            @Nullable String id,
            @Nullable InstitutionType type,
            @Nullable String parent,
            @Nullable String nameSq,
            @Nullable String nameEn)
            implements CatalogueWish {}

    record ReviseInstitution(
            @Nullable InstitutionType type,
            @Nullable String parent,
            @Nullable String nameSq,
            @Nullable String nameEn) implements CatalogueWish {}

    record PublishQuestionSet(
            @Nullable String id,
            @Nullable String nameSq,
            @Nullable String nameEn) implements CatalogueWish {}

    record AdoptStandard(
            @Nullable String id,
            @Nullable Integer acknowledgeWorkingDays,
            @Nullable Integer answerWorkingDays,
            @Nullable Integer reviewWorkingDays,
            Set<LocalDate> holidays,
            Set<Integer> years)
            implements CatalogueWish {}

    record PromiseAction(
            @Nullable String service,
            @Nullable String textSq,
            @Nullable String textEn,
            @Nullable LocalDate due) implements CatalogueWish {}

    record ReportProgress(@Nullable String textSq, @Nullable String textEn) implements CatalogueWish {}

    record DeliverAction(@Nullable String evidence) implements CatalogueWish {}

    record AbandonAction(ActionEvent.@Nullable Reason reason) implements CatalogueWish {}
}
