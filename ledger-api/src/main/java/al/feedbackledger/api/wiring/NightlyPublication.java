package al.feedbackledger.api.wiring;

import al.feedbackledger.api.publication.Publisher;
import al.feedbackledger.projections.timeline.PublicationPointTaken;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** Takes a publication once a night, local time. */
@Component
final class NightlyPublication {
    static final LocalTime AFTER = LocalTime.of(2, 0);
    private static final LocalTime BEFORE = LocalTime.of(5, 0);
    private static final Logger LOG = LoggerFactory.getLogger(NightlyPublication.class);

    private final Publisher publisher;
    private final Timelines timelines;
    private final Clock clock;

    NightlyPublication(Publisher publisher, Timelines timelines, Clock clock) {
        this.publisher = publisher;
        this.timelines = timelines;
        this.clock = clock;
    }

    void takeIfDue() {
        ZonedDateTime now = clock.instant().atZone(ServiceStandard.ZONE);
        LocalTime time = now.toLocalTime();
        if (time.isBefore(AFTER) || time.isAfter(BEFORE) || takenOn(now.toLocalDate())) {
            return;
        }
        LOG.info("the night's publication: {}", publisher.take(Actor.SYSTEM));
    }

    private boolean takenOn(LocalDate day) {
        PublicationPointTaken latest = timelines.latestPublication();
        return latest != null && !ServiceStandard.dayOf(latest.at()).isBefore(day);
    }
}
