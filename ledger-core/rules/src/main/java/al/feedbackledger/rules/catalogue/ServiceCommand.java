package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** Everything somebody can ask of the catalogue's entry of a service. */
public sealed interface ServiceCommand extends StreamCommand {
    String service();

    @Override
    default String stream() {
        return StreamId.service(service());
    }

    record RegisterService(String service, ServiceFacts facts) implements ServiceCommand {}

    record ReviseService(String service, ServiceFacts facts) implements ServiceCommand {}

    /** @param phase which phase of moving online, counted from 1; later phases follow earlier ones */
    record MoveServiceOnlineOnly(String service, int phase) implements ServiceCommand {}

    /**
     * @param into the service that goes on
     * @param intoActive whether that service is registered and takes feedback, as the door read it
     */
    record MergeService(String service, String into, boolean intoActive) implements ServiceCommand {}

    record RetireService(String service) implements ServiceCommand {}

    record AnnounceServiceChange(String service, LocalDate on, String textSq, String textEn)
            implements ServiceCommand {}

    /**
     * An outage, or what became of one: an outage is known by when it began.
     *
     * @param to when it ended, null while it lasts
     */
    record ReportOutage(
            String service, Instant from, @Nullable Instant to, String textSq, String textEn)
            implements ServiceCommand {}

    record AssessService(String service, String organisation, LocalDate on, Map<Criterion, Criterion.Verdict> verdicts)
            implements ServiceCommand {
        public AssessService {
            verdicts = Map.copyOf(verdicts);
        }
    }

    record ReportUsage(String service, YearMonth month, long completedApplications) implements ServiceCommand {}

    record AnnounceCampaign(String service, String campaign, LocalDate from, LocalDate to, String textSq, String textEn)
            implements ServiceCommand {}
}
