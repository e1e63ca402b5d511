package al.feedbackledger.projections.view;

import al.feedbackledger.rules.catalogue.InstitutionEvent.InstitutionRegistered;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent.ServiceRegistered;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Events of a made-up country, numbered as the ledger would; ids are counted, so that two ledgers made alike are equal. */
public class SampleLedger {
    public static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    public static final String OPERATOR = "akshi";
    public static final String INSPECTORATE = "ildkpki";
    public static final String MINISTRY = "ministria";
    public static final String AGENCY = "agjencia";
    public static final ServiceStandard STANDARD = new ServiceStandard(
            "default", 1, 2, 10, 10, Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 14)), Set.of(2026, 2027));

    private final List<LedgerEntry> entries = new ArrayList<>();
    private Instant now = BEGIN;
    private long ids;

    /** A ledger with the catalogue every country has: four institutions, five services, a standard. */
    public static SampleLedger withCatalogue() {
        SampleLedger ledger = new SampleLedger();
        ledger.addCatalogue();
        return ledger;
    }

    protected final void addCatalogue() {
        institution(OPERATOR, InstitutionType.OPERATOR, null, "Agjencia Kombëtare e Shoqërisë së Informacionit");
        institution(INSPECTORATE, InstitutionType.INSPECTORATE, null, "Inspektorati i Lartë");
        institution(MINISTRY, InstitutionType.MINISTRY, null, "Ministria e Drejtësisë");
        institution(AGENCY, InstitutionType.AGENCY, MINISTRY, "Çështjet e Pronës");
        append(StreamId.questionSet("portal"), new QuestionSetPublished("portal", 1, "Portali", "Portal"));
        append(StreamId.standard("default"), new ServiceStandardAdopted(STANDARD));
        service("38", AGENCY, "Certifikatë pronësie", "Property certificate");
        service("13203", MINISTRY, "Dëshmi penaliteti", "Criminal record certificate");
        service("portal", OPERATOR, "Portali e-Albania", "The e-Albania portal");
        service("other", null, "Shërbim që nuk është në listë", "A service that is not listed");
        service("77", AGENCY, "Çregjistrim i pasurisë", "Removal from the register");
    }

    private void institution(String id, InstitutionType type, @Nullable String parent, String name) {
        append(StreamId.institution(id), new InstitutionRegistered(id, type, parent, name, name + " (en)"));
    }

    public final void service(String id, @Nullable String institution, String titleSq, String titleEn) {
        append(StreamId.service(id), new ServiceRegistered(id, facts(institution, titleSq, titleEn)));
    }

    public static ServiceFacts facts(@Nullable String institution, String titleSq, String titleEn) {
        return new ServiceFacts(
                institution,
                titleSq,
                titleEn,
                "CITIZEN",
                "Prona",
                null,
                "5 ditë",
                null,
                "falas",
                null,
                null,
                null,
                "portal");
    }

    public final LedgerEntry append(String stream, Object event) {
        return append(stream, event, "ADMIN", "");
    }

    public final LedgerEntry append(String stream, Object event, String actorRole, String actorId) {
        LedgerEntry entry = new LedgerEntry(entries.size() + 1L, uuid(), stream, now, actorRole, actorId, event);
        entries.add(entry);
        return entry;
    }

    /** A rating alone at the clock's time; answers its stream. */
    public final String rate(String service, int rating) {
        return submit(rating(service, Channel.WEB, rating, null, Set.of()));
    }

    /** A rating brought in from elsewhere. */
    public final String bringIn(String service, String questionSet, int rating, Instant claimedAt) {
        FeedbackSubmitted web = rating(service, Channel.IMPORT, rating, claimedAt, Set.of());
        return submit(new FeedbackSubmitted(
                web.service(),
                web.institution(),
                null,
                web.reference(),
                web.kind(),
                web.audience(),
                web.channel(),
                null,
                "sq",
                questionSet,
                rating,
                null,
                Set.of(),
                false,
                null,
                null,
                claimedAt));
    }

    public final FeedbackSubmitted rating(
            String service, Channel channel, int rating, @Nullable Instant claimedAt, Set<Reason> reasons) {
        return new FeedbackSubmitted(
                service,
                AGENCY,
                null,
                reference(),
                Kind.RATING,
                Audience.CITIZEN,
                channel,
                null,
                "sq",
                "portal",
                rating,
                rating > 3 ? GotItDone.YES : GotItDone.NO,
                reasons,
                false,
                null,
                null,
                claimedAt);
    }

    public final String submit(FeedbackSubmitted submitted) {
        String stream = uuid();
        append(stream, submitted, "SUBJECT", "subject");
        return stream;
    }

    public final SealedText sealed() {
        return new SealedText(uuid(), "A".repeat(43) + "=");
    }

    public final String reference() {
        return "%09d".formatted(++ids);
    }

    public final String uuid() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ++ids).toString();
    }

    public final Instant now() {
        return now;
    }

    public final void at(Instant instant) {
        now = instant;
    }

    public final void pass(long amount, ChronoUnit unit) {
        now = now.plus(amount, unit);
    }

    public final long position() {
        return entries.size();
    }

    public final List<LedgerEntry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
