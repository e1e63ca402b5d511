package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.catalogue.Outage;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.List;

/** The outages of a service that are known now, as people read them. */
@Component
public final class Outages {
    private final ServiceCatalogue catalogue;
    private final InstantSource clock;

    Outages(ServiceCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public List<OutageShown> now(String service, Wording w) {
        return catalogue.outagesAt(service, clock.instant()).stream()
                .map(outage -> shown(outage, w))
                .toList();
    }

    private static OutageShown shown(Outage outage, Wording w) {
        String text = Names.in(w.language(), outage.textSq(), outage.textEn());
        String from = w.dateTime(outage.from());
        String when = outage.to() == null
                ? w.say("outage.since", from)
                : w.say("outage.until", from, w.dateTime(outage.to()));
        return new OutageShown(text, when);
    }
}
