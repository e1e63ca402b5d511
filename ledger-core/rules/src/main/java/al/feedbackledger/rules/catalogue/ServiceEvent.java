package al.feedbackledger.rules.catalogue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What is publicly known of a service over time. */
public sealed interface ServiceEvent {
    String service();

    record ServiceRegistered(String service, ServiceFacts facts) implements ServiceEvent {}

    record ServiceRevised(String service, ServiceFacts facts) implements ServiceEvent {}

    /** @param phase which phase of moving online, counted from 1 */
    record ServiceMovedOnlineOnly(String service, int phase) implements ServiceEvent {}

    /** @param into the service that goes on */
    record ServiceMerged(String service, String into) implements ServiceEvent {}

    record ServiceRetired(String service) implements ServiceEvent {}

    record ServiceChangeAnnounced(String service, LocalDate on, String textSq, String textEn) implements ServiceEvent {}

    /** @param to when it ended, null while it lasts */
    record OutageReported(
            String service, Instant from, @Nullable Instant to, String textSq, String textEn) implements ServiceEvent {}

    /** @param organisation name of the assessing organisation */
    record ServiceAssessed(
            String service,
            Criterion.Assessor assessor,
            String organisation,
            LocalDate on,
            Map<Criterion, Criterion.Verdict> verdicts)
            implements ServiceEvent {
        public ServiceAssessed {
            verdicts = java.util.Collections.unmodifiableMap(new TreeMap<>(verdicts));
        }
    }

    /** @param month as {@code 2026-10} */
    record UsageReported(String service, String month, long completedApplications) implements ServiceEvent {}

    record CampaignAnnounced(
            String service, String campaign, LocalDate from, LocalDate to, String textSq, String textEn)
            implements ServiceEvent {}
}
