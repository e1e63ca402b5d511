package al.feedbackledger.browser;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.acts.StaffAct;
import al.feedbackledger.api.acts.StaffActors;
import al.feedbackledger.api.acts.StaffActs;
import al.feedbackledger.api.acts.Submissions;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.publication.Publisher;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.InstitutionCommand.InstitutionFacts;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReportOutage;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.access.FirstPassword;
import al.feedbackledger.store.access.PasswordChange;
import al.feedbackledger.store.access.StaffAccount;
import al.feedbackledger.store.access.StaffAccounts;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** What is in the ledger when the browser comes: institutions, services, staff, a timeline, a case in every shown state. */
final class World {
    static final String SERVICE = "38";
    static final String BROKEN_SERVICE = "39";
    static final String INSTITUTION = "dpgjc";
    static final String PASSWORD = "nje fjalekalim i gjate 7";
    private static final long SEED = 20_261_123;
    private static final int MONTHS = 30;

    private final ConfigurableApplicationContext context;
    private final Instant now;

    /** Signs in as. */
    record Login(String name, String password) {}

    /** A case and its code. */
    record Known(String reference, String code) {
        String compact() {
            return reference.replace("-", "");
        }
    }

    private final Login ana;
    private final Login beni;
    private final Login newcomer;
    private final Login drita;
    private final Login elira;
    private final Known answered;
    private final Known open;

    private World(ConfigurableApplicationContext context) {
        this.context = context;
        now = context.getBean(InstantSource.class).instant();
        catalogue();
        StaffAccount officer = account("ana", Role.OFFICER);
        ana = new Login("ana", PASSWORD);
        beni = new Login("beni", PASSWORD);
        requireNonNull(account("beni", Role.OFFICER));
        FirstPassword first = created("cela", Role.OFFICER);
        newcomer = new Login("cela", first.password());
        requireNonNull(account("drita", Role.AUDITOR));
        drita = new Login("drita", PASSWORD);
        requireNonNull(account("elira", Role.DPO));
        elira = new Login("elira", PASSWORD);
        timeline();
        open = complaint("Prita tre javë dhe askush nuk më tha asgjë.");
        answered = complaint("Faqja u mbyll dy herë para se të përfundoja.");
        Actor actor = StaffActors.of(officer, context.getBean(ServiceCatalogue.class));
        act(actor, answered, new StaffAct.Acknowledge());
        act(
                actor,
                answered,
                new StaffAct.Answer(Outcome.EXPLAINED, null, "Problemi u zgjidh më 3 nëntor. Provoni përsëri."));
    }

    static World create(ConfigurableApplicationContext context) {
        return new World(context);
    }

    private void catalogue() {
        record(new RegisterInstitution(
                INSTITUTION,
                new InstitutionFacts(
                        InstitutionType.AGENCY,
                        null,
                        "Drejtoria e Përgjithshme e Gjendjes Civile",
                        "General Directorate of Civil Status")));
        record(service(SERVICE, "Certifikatë lindjeje", "Birth certificate"));
        record(service(BROKEN_SERVICE, "Certifikatë martese", "Marriage certificate"));
        record(service("40", "Çertifikim i veçantë për ëndërrimtarët", "Special certificate for dreamers"));
        awaitViews(record(new ReportOutage(
                BROKEN_SERVICE,
                now.minusSeconds(7_200),
                null,
                "Sistemi nuk përgjigjet pasditeve",
                "The system does not respond in the afternoons")));
    }

    private static RegisterService service(String id, String sq, String en) {
        return new RegisterService(
                id,
                new ServiceFacts(
                        INSTITUTION,
                        sq,
                        en,
                        "CITIZEN",
                        null,
                        null,
                        "1 ditë",
                        null,
                        "Falas",
                        null,
                        null,
                        null,
                        "portal"));
    }

    /** Ratings of two and a half years, given elsewhere and brought in: a drop, a recovery, some months thin. */
    private void timeline() {
        Random random = new Random(SEED);
        Randomness randomness = context.getBean(Randomness.class);
        ServiceCatalogue services = context.getBean(ServiceCatalogue.class);
        Routing routing = new Routing(
                SERVICE,
                true,
                INSTITUTION,
                services.operator().id(),
                services.inspectorate().id(),
                "portal");
        LocalDate first =
                LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).minusMonths(MONTHS);
        long position = 0;
        for (int month = 0; month < MONTHS; month++) {
            int ratings = month % 7 == 3 ? 11 : 20 + random.nextInt(25);
            double satisfied = month > 10 && month < 20 ? .45 : .75;
            for (int i = 0; i < ratings; i++) {
                Instant at = first.plusMonths(month).atTime(10, 0).plusHours(i).toInstant(ZoneOffset.UTC);
                int rating = random.nextDouble() < satisfied ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
                position = record(imported(randomness, routing, rating, at), importer());
            }
        }
        awaitViews(position);
        Publisher.Outcome outcome =
                context.getBean(Publisher.class).take(new Actor(Role.ADMIN, "administrator", null, null));
        if (!(outcome instanceof Publisher.Outcome.Taken taken)) {
            throw new IllegalStateException("no publication: " + outcome);
        }
        awaitViews(taken.position());
    }

    private static Actor importer() {
        return new Actor(Role.IMPORTER, "importer", null, null);
    }

    private ImportFeedback imported(Randomness randomness, Routing routing, int rating, Instant at) {
        Submission submission = new Submission(
                Kind.RATING,
                Audience.NOT_STATED,
                Channel.IMPORT,
                null,
                "sq",
                rating,
                null,
                Set.<Reason>of(),
                false,
                null,
                null);
        String stream = randomness.timeOrderedId(now).toString();
        String reference = ReferenceNumber.draw(randomness::bytes).compact();
        return new ImportFeedback(stream, reference, submission, routing, at, null, null);
    }

    private StaffAccount account(String login, Role role) {
        FirstPassword first = created(login, role);
        PasswordChange changed = context.getBean(StaffAccounts.class)
                .changePassword(first.account().actorId(), first.password(), PASSWORD);
        if (changed != PasswordChange.DONE) {
            throw new IllegalStateException("the test's password is not taken: " + changed);
        }
        return first.account();
    }

    private FirstPassword created(String login, Role role) {
        return context.getBean(StaffAccounts.class)
                .create(login, role, INSTITUTION, now)
                .orElseThrow();
    }

    /** A complaint that wants an answer. */
    Known complaint(String text) {
        GivenFeedback given = new GivenFeedback(
                SERVICE,
                Kind.COMPLAINT,
                Audience.CITIZEN,
                Channel.WEB,
                2,
                null,
                true,
                Set.of(Reason.TOO_SLOW),
                text,
                "A-2026-1",
                null,
                "sq");
        IdempotencyKey key = IdempotencyKey.read(
                        context.getBean(Randomness.class).randomId().toString())
                .orElseThrow();
        ActReply reply = done(context.getBean(Submissions.class).submit(given, key, InetAddress.getLoopbackAddress()));
        awaitViews(reply.position());
        return new Known(requireNonNull(reply.reference()), requireNonNull(reply.trackingCode()));
    }

    private void act(Actor actor, Known on, StaffAct act) {
        ReferenceNumber reference = ReferenceNumber.read(on.reference()).orElseThrow();
        ActReply reply =
                done(context.getBean(StaffActs.class).act(act, new StaffActs.OnCase(reference, actor, null, null)));
        awaitViews(reply.position());
    }

    private static ActReply done(ActResult result) {
        if (result instanceof ActResult.Done recorded) {
            return recorded.reply();
        }
        throw new IllegalStateException("not recorded: " + result);
    }

    private long record(StreamCommand command) {
        return record(command, new Actor(Role.ADMIN, "administrator", null, null));
    }

    private long record(StreamCommand command, Actor by) {
        CommandResult result = context.getBean(CommandDoor.class).send(command, Act.of(by, now), Attachment.none());
        if (result instanceof CommandResult.Done done) {
            return done.lastPosition();
        }
        throw new IllegalStateException(command.getClass().getSimpleName() + " was not recorded: " + result);
    }

    private void awaitViews(long position) {
        for (int seconds = 0; seconds < 60; seconds++) {
            if (context.getBean(LedgerPosition.class).await(position)) {
                return;
            }
        }
        throw new IllegalStateException("the views did not reach " + position);
    }

    /** The ledger's last position: what was counted twice would show here. */
    long headPosition() {
        return context.getBean(LedgerReader.class).headPosition();
    }

    Login ana() {
        return ana;
    }

    Login beni() {
        return beni;
    }

    /** An officer who has only the first password. */
    Login newcomer() {
        return newcomer;
    }

    Known answered() {
        return answered;
    }

    /** An auditor. */
    Login drita() {
        return drita;
    }

    /** A data protection officer. */
    Login elira() {
        return elira;
    }

    Known open() {
        return open;
    }

    List<String> publicPages() {
        return List.of(
                "/",
                "/services",
                "/services?q=certifikate",
                "/services?q=qwerty",
                "/services/" + SERVICE,
                "/services/" + BROKEN_SERVICE,
                "/services/" + SERVICE + "/feedback",
                "/follow",
                "/follow/" + open.compact(),
                "/verify",
                "/staff/sign-in",
                "/no-such-page");
    }
}
