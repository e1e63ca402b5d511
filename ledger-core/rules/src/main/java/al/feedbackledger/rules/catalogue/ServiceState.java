package al.feedbackledger.rules.catalogue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the events of a service's stream come to: nothing yet, or an entry of the catalogue. */
public sealed interface ServiceState {
    ServiceState NOTHING = new Nothing();

    /** The status as its code. */
    String status();

    /** No event yet. */
    record Nothing() implements ServiceState {
        @Override
        public String status() {
            return "NONE";
        }
    }

    /**
     * A registered service.
     *
     * @param end how it ended, null while it takes feedback
     * @param phase the phase of moving online it has reached, 0 for none
     * @param outages every outage by when it began, as last reported
     * @param usage completed applications by month, as last reported
     * @param said announcements and assessments, so that saying the same again changes nothing
     */
    record Registered(
            String service,
            ServiceFacts facts,
            @Nullable End end,
            int phase,
            Map<Instant, ServiceEvent.OutageReported> outages,
            Map<String, Long> usage,
            Set<ServiceEvent> said)
            implements ServiceState {
        public Registered {
            outages = Map.copyOf(outages);
            usage = Map.copyOf(usage);
            said = Set.copyOf(said);
        }

        static Registered of(String service, ServiceFacts facts) {
            return new Registered(service, facts, null, 0, Map.of(), Map.of(), Set.of());
        }

        @Override
        public String status() {
            return end == null ? "ACTIVE" : end.name();
        }

        Registered revised(ServiceFacts next) {
            return new Registered(service, next, end, phase, outages, usage, said);
        }

        Registered ended(End how) {
            return new Registered(service, facts, how, phase, outages, usage, said);
        }

        Registered inPhase(int next) {
            return new Registered(service, facts, end, next, outages, usage, said);
        }

        Registered with(ServiceEvent.OutageReported outage) {
            Map<Instant, ServiceEvent.OutageReported> next = new HashMap<>(outages);
            next.put(outage.from(), outage);
            return new Registered(service, facts, end, phase, next, usage, said);
        }

        Registered with(ServiceEvent.UsageReported report) {
            Map<String, Long> next = new HashMap<>(usage);
            next.put(report.month(), report.completedApplications());
            return new Registered(service, facts, end, phase, outages, next, said);
        }

        Registered having(ServiceEvent announcement) {
            Set<ServiceEvent> next = new HashSet<>(said);
            next.add(announcement);
            return new Registered(service, facts, end, phase, outages, usage, next);
        }
    }

    /** How a service ended. */
    enum End {
        MERGED,
        RETIRED
    }
}
