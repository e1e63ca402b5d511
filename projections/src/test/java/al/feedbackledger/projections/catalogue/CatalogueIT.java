package al.feedbackledger.projections.catalogue;

import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.StreamId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CatalogueIT {
    private final ViewDatabase database = new ViewDatabase();
    private final CatalogueView view = new CatalogueView(database.dataSource());
    private final ServiceCatalogue catalogue = view.queries();
    private SampleLedger ledger = new SampleLedger();

    @BeforeEach
    void beginWithTheCountry() {
        ledger = SampleLedger.withCatalogue();
        view.store().createIfAbsent();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void fold() {
        ViewDatabase.fold(
                view,
                ledger.entries()
                        .subList((int) view.store().position(), ledger.entries().size()),
                7);
    }

    private List<String> ids(ServiceSearch search) {
        return catalogue.search(search).stream().map(Service::id).toList();
    }

    @Nested
    class Services {
        @Test
        void aServiceIsAsRegisteredUntilRevised() {
            fold();
            assertThat(catalogue.service("38"))
                    .isEqualTo(new Service(
                            "38",
                            SampleLedger.facts(SampleLedger.AGENCY, "Certifikatë pronësie", "Property certificate"),
                            Service.Status.ACTIVE,
                            null,
                            null));

            ledger.append(
                    StreamId.service("38"),
                    new ServiceEvent.ServiceRevised(
                            "38", SampleLedger.facts(SampleLedger.MINISTRY, "Certifikatë e re", "New certificate")));
            fold();
            assertThat(requireNonNull(catalogue.service("38")).facts().titleSq())
                    .isEqualTo("Certifikatë e re");
            assertThat(requireNonNull(catalogue.service("38")).facts().institution())
                    .isEqualTo(SampleLedger.MINISTRY);
        }

        @Test
        void retiredAndMergedServicesAreKnownButNotFound() {
            ledger.append(StreamId.service("38"), new ServiceEvent.ServiceMovedOnlineOnly("38", 2));
            ledger.append(StreamId.service("38"), new ServiceEvent.ServiceMerged("38", "77"));
            ledger.append(StreamId.service("13203"), new ServiceEvent.ServiceRetired("13203"));
            fold();
            assertThat(requireNonNull(catalogue.service("38")).status()).isEqualTo(Service.Status.MERGED);
            assertThat(requireNonNull(catalogue.service("38")).mergedInto()).isEqualTo("77");
            assertThat(requireNonNull(catalogue.service("38")).onlineOnlyPhase())
                    .isEqualTo(2);
            assertThat(requireNonNull(catalogue.service("13203")).isActive()).isFalse();
            assertThat(ids(ServiceSearch.of("certifikate", 10))).isEmpty();
            assertThat(ids(new ServiceSearch("certifikate", null, null, 10, true)))
                    .containsExactly("38");
        }

        @Test
        void anUnknownServiceIsNone() {
            assertThat(catalogue.service("4711")).isNull();
        }
    }

    @Nested
    class Searching {
        @Test
        void allServicesComeInAlbanianOrder() {
            fold();
            assertThat(ids(ServiceSearch.of(null, 10))).containsExactly("38", "77", "13203", "portal", "other");
        }

        @Test
        void marksAndCaseAreFolded() {
            fold();
            assertThat(ids(ServiceSearch.of("CREGJISTRIM", 10))).containsExactly("77");
            assertThat(ids(ServiceSearch.of("pronësië", 10))).containsExactly("38");
        }

        @Test
        void everyWordMustOccurSomewhere() {
            fold();
            assertThat(ids(ServiceSearch.of("certifikate penaliteti", 10))).isEmpty();
            assertThat(ids(ServiceSearch.of("record certificate", 10))).containsExactly("13203");
        }

        @Test
        void titlesComeBeforeWhatOnlyTheInstitutionIsCalled() {
            fold();
            // 38 and 77 belong to "Çështjet e Pronës".
            assertThat(ids(ServiceSearch.of("prones", 10))).containsExactly("38", "77");
        }

        @Test
        void signsOfPatternsFindNothingTheyDoNotMean() {
            fold();
            assertThat(ids(ServiceSearch.of("%", 10))).hasSize(5);
            assertThat(ids(ServiceSearch.of("x_y", 10))).isEmpty();
        }

        @Test
        void pagesFollowEachOtherWithoutGapOrRepetition() {
            fold();
            List<String> first = ids(new ServiceSearch(null, null, null, 2, false));
            List<String> second = ids(new ServiceSearch(null, null, first.getLast(), 2, false));
            List<String> third = ids(new ServiceSearch(null, null, second.getLast(), 2, false));
            assertThat(first).containsExactly("38", "77");
            assertThat(second).containsExactly("13203", "portal");
            assertThat(third).containsExactly("other");
        }

        @Test
        void oneInstitutionsServicesCanBeAskedFor() {
            fold();
            assertThat(ids(new ServiceSearch("", SampleLedger.MINISTRY, null, 10, false)))
                    .containsExactly("13203");
        }

        @Test
        void aPageHasALimit() {
            assertThatIllegalArgumentException().isThrownBy(() -> ServiceSearch.of(null, 101));
            assertThatIllegalArgumentException().isThrownBy(() -> ServiceSearch.of("a".repeat(101), 10));
        }
    }

    @Nested
    class Institutions {
        @Test
        void theyComeInAlbanianOrder() {
            fold();
            assertThat(catalogue.institutions())
                    .extracting(Institution::id)
                    .containsExactly(
                            SampleLedger.OPERATOR,
                            SampleLedger.AGENCY,
                            SampleLedger.INSPECTORATE,
                            SampleLedger.MINISTRY);
        }

        @Test
        void operatorAndInspectorateAreKnownByTheirType() {
            assertThatIllegalStateException().isThrownBy(catalogue::operator);
            fold();
            assertThat(catalogue.operator().id()).isEqualTo(SampleLedger.OPERATOR);
            assertThat(catalogue.inspectorate().id()).isEqualTo(SampleLedger.INSPECTORATE);
            assertThat(requireNonNull(catalogue.institution(SampleLedger.AGENCY))
                            .parent())
                    .isEqualTo(SampleLedger.MINISTRY);
        }
    }

    @Nested
    class Standards {
        @Test
        void theOneInForceIsTheLastAdopted() {
            Instant first = ledger.now();
            ledger.pass(100, ChronoUnit.DAYS);
            ServiceStandard second =
                    new ServiceStandard("default", 2, 1, 5, 5, Set.of(LocalDate.of(2027, 1, 1)), Set.of(2027));
            ledger.append(StreamId.standard("default"), new ServiceStandardAdopted(second));
            fold();
            assertThat(catalogue.standardAt(first.minusSeconds(1))).isEqualTo(SampleLedger.STANDARD);
            assertThat(catalogue.standardAt(ledger.now().minusNanos(1_000))).isEqualTo(SampleLedger.STANDARD);
            assertThat(catalogue.standardAt(ledger.now())).isEqualTo(second);
            assertThat(catalogue.standardAt(LocalDate.of(2027, 1, 1))).isEqualTo(second);
            assertThat(catalogue.standard("default/1")).isEqualTo(SampleLedger.STANDARD);
            assertThat(catalogue.standard("default/3")).isNull();
            assertThat(catalogue.standards()).containsExactly(SampleLedger.STANDARD, second);
        }

        @Test
        void withoutOneNothingCanBePromised() {
            assertThatIllegalStateException().isThrownBy(() -> catalogue.standardAt(Instant.EPOCH));
        }
    }

    @Nested
    class Outages {
        @Test
        void anOutageLastsUntilItsEndIsReported() {
            Instant from = Instant.parse("2026-02-01T06:00:00Z");
            ledger.append(
                    StreamId.service("38"), new ServiceEvent.OutageReported("38", from, null, "Nuk punon", "Down"));
            fold();
            assertThat(catalogue.outagesAt("38", from.minusSeconds(1))).isEmpty();
            assertThat(catalogue.outagesAt("38", from.plusSeconds(99_999))).hasSize(1);

            Instant to = from.plusSeconds(3_600);
            ledger.append(StreamId.service("38"), new ServiceEvent.OutageReported("38", from, to, "U ndreq", "Mended"));
            fold();
            assertThat(catalogue.outagesAt("38", to)).isEmpty();
            assertThat(catalogue.outages("38")).containsExactly(new Outage("38", from, to, "U ndreq", "Mended"));
        }
    }

    @Nested
    class Promises {
        @Test
        void aPromiseIsOpenUntilKeptOrGivenUp() {
            String kept = ledger.uuid();
            String given = ledger.uuid();
            LocalDate due = LocalDate.of(2026, 9, 1);
            ledger.append(
                    kept, new ActionEvent.ActionPromised(kept, "38", SampleLedger.AGENCY, "Më shpejt", "Faster", due));
            ledger.append(
                    given,
                    new ActionEvent.ActionPromised(given, "38", SampleLedger.AGENCY, "Më qartë", "Clearer", due));
            fold();
            assertThat(catalogue.promises("38")).hasSize(2).allMatch(Promise::isOpen);

            ledger.append(kept, new ActionEvent.ActionProgressReported(kept, "Gjysma", "Half"));
            ledger.append(kept, new ActionEvent.ActionDelivered(kept, "VKM 12/2026"));
            ledger.append(given, new ActionEvent.ActionAbandoned(given, ActionEvent.Reason.NO_FUNDS));
            fold();
            assertThat(requireNonNull(catalogue.promise(kept)).evidence()).isEqualTo("VKM 12/2026");
            assertThat(requireNonNull(catalogue.promise(kept)).endedAt()).isEqualTo(ledger.now());
            assertThat(requireNonNull(catalogue.promise(given)).abandonedBecause())
                    .isEqualTo(ActionEvent.Reason.NO_FUNDS);
        }
    }

    @Test
    void theLastVersionOfAQuestionSetIsKnown() {
        fold();
        assertThat(catalogue.questionSet("portal")).isEqualTo(new QuestionSet("portal", 1, "Portali", "Portal"));
        assertThat(catalogue.questionSets()).hasSize(1);
        assertThat(catalogue.questionSet("none")).isNull();
    }

    @Test
    void droppedAndFoldedAgainItHasTheSameDigest() {
        fold();
        String digest = view.store().digest();
        ViewDatabase.foldAgain(view, ledger.entries(), 1_000);
        assertThat(view.store().digest()).isEqualTo(digest);
    }
}
