package al.feedbackledger.store.log;

import al.feedbackledger.store.eventstore.LeafDiffers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What was signed, and a ledger that is not, or no longer, what was signed. */
class SignedHistoryIT {
    @RegisterExtension
    private final OpenLogs logs = new OpenLogs();

    @Nested
    class NothingIsSigned {
        @Test
        void whereAnEventWasChanged() throws Exception {
            OpenLog open = logs.open();
            open.append(4);
            open.publishAll();
            open.append(2);
            open.ledger.tamper(
                    "ALTER TABLE ledger.event DISABLE TRIGGER append_only",
                    "UPDATE ledger.event SET payload = '{\"rating\":5}' WHERE position = 6");

            assertThatThrownBy(open::publishAll).isInstanceOf(LeafDiffers.class).hasMessageContaining("6");
            assertThat(open.size()).isEqualTo(4);
        }

        @Test
        void whereTheLedgersRootIsAnother() throws Exception {
            OpenLog open = logs.open();
            open.append(4);
            open.ledger.tamper(
                    "ALTER TABLE ledger.batch DISABLE TRIGGER append_only",
                    "UPDATE ledger.batch SET root = sha256('x')");

            assertThatThrownBy(open::publishAll)
                    .isInstanceOf(SigningRefused.class)
                    .hasMessageContaining("position 4");
            assertThat(open.log.latest()).isEmpty();
        }

        @Test
        void whereAnotherHistoryWasSigned() {
            OpenLog first = logs.open();
            first.append(7);
            first.publishAll();
            OpenLog other = logs.open();
            other.append(9);

            try (LogPublisher publisher = other.publisher()) {
                for (int i = 0; i < 4; i++) {
                    assertThatThrownBy(publisher::publish).isInstanceOf(RuntimeException.class);
                }
            }
            assertThat(other.size()).isEqualTo(7);
            first.requireWhole();
        }

        @Test
        void whereTheDatabaseHasLess() {
            OpenLog first = logs.open();
            first.append(7);
            first.publishAll();
            OpenLog other = logs.open();
            other.append(3);

            other.publishAll();

            assertThat(other.size()).isEqualTo(7);
        }
    }

    @Nested
    class SignedEventsThatAreMissing {
        @Test
        void areNoneInTheirOwnLedger() {
            OpenLog open = logs.open();
            assertThat(missing(open)).isEmpty();
            open.append(7);
            open.publishAll();
            open.append(1);
            assertThat(missing(open)).isEmpty();
        }

        @Test
        void areToldWithTheirNumber() {
            OpenLog first = logs.open();
            first.append(7);
            first.publishAll();
            OpenLog other = logs.open();
            other.append(3);

            assertThat(missing(other)).singleElement().satisfies(missing -> {
                assertThat(missing.sentence()).contains("7 were signed").contains("4 are missing");
                assertThat(missing.lastSigned().bytes())
                        .isEqualTo(first.log.latest().orElseThrow().bytes());
            });
        }

        @Test
        void areToldWhereAsManyOthersStand() {
            OpenLog first = logs.open();
            first.append(7);
            first.publishAll();
            OpenLog other = logs.open();
            other.append(9);

            assertThat(missing(other)).singleElement().satisfies(missing -> assertThat(missing.sentence())
                    .contains("not those that were signed"));
        }

        private List<SignedEvents.Missing> missing(OpenLog open) {
            return new SignedEvents(open.identity, open.keys(), open.logs)
                    .missing(open.leaves, open.ledger.reader.headPosition()).stream()
                            .toList();
        }
    }
}
