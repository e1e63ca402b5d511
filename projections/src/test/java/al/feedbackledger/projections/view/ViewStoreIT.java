package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ViewStoreIT {
    private final ViewDatabase database = new ViewDatabase();
    private final CatalogueView view = new CatalogueView(database.dataSource());
    private final ViewStore store = view.store();
    private final SampleLedger ledger = SampleLedger.withCatalogue();

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class Creating {
        @Test
        void aSchemaIsMadeOnce() {
            assertThat(store.createIfAbsent()).isTrue();
            assertThat(store.createIfAbsent()).isFalse();
            assertThat(database.tables(view)).contains("progress", "service", "institution");
            assertThat(store.position()).isZero();
        }

        @Test
        void everyViewHasASchemaOfItsOwn() {
            List<View> views = List.of(
                    view,
                    new CaseFileView(database.dataSource()),
                    new InboxView(database.dataSource()),
                    new TimelineView(database.dataSource()));
            views.forEach(made -> made.store().createIfAbsent());
            assertThat(views)
                    .allSatisfy(made -> assertThat(database.tables(made)).hasSizeGreaterThan(1));
            store.drop();
            assertThat(database.tables(view)).isEmpty();
            assertThat(database.tables(views.get(1))).isNotEmpty();
        }

        @Test
        void aNameIsAWordWithAVersion() {
            assertThatIllegalArgumentException().isThrownBy(() -> new ViewName("a; DROP", 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new ViewName("inbox", 0));
        }
    }

    @Nested
    class Folding {
        @Test
        void onlyTheNextEventIsTaken() {
            store.createIfAbsent();
            List<LedgerEntry> entries = ledger.entries();
            assertThatIllegalStateException().isThrownBy(() -> store.fold(view, entries.subList(1, 3)));
            store.fold(view, entries.subList(0, 3));
            assertThatIllegalStateException().isThrownBy(() -> store.fold(view, entries.subList(2, 4)));
            assertThatIllegalStateException().isThrownBy(() -> store.fold(view, entries.subList(4, 5)));
            assertThat(store.position()).isEqualTo(3);
        }

        @Test
        void aBatchIsWrittenAsAWholeOrNotAtAll() {
            store.createIfAbsent();
            store.fold(view, ledger.entries());
            String before = store.digest();
            long position = store.position();
            ledger.service("99", SampleLedger.AGENCY, "E re", "New");
            LedgerEntry broken = ledger.append(
                    "action",
                    new al.feedbackledger.rules.catalogue.ActionEvent.ActionPromised(
                            "same", "38", SampleLedger.AGENCY, "a", "b", java.time.LocalDate.of(2026, 1, 1)));
            LedgerEntry again = ledger.append("action", broken.event());
            List<LedgerEntry> batch = ledger.entries().subList((int) position, (int) again.position());
            org.assertj.core.api.Assertions.assertThatExceptionOfType(
                            org.springframework.dao.DuplicateKeyException.class)
                    .isThrownBy(() -> store.fold(view, batch));
            assertThat(store.digest()).isEqualTo(before);
            assertThat(store.position()).isEqualTo(position);
        }
    }

    @Nested
    class Digest {
        @Test
        void itDependsOnRowsAndNotOnTheSession() {
            ViewDatabase.fold(view, ledger.entries(), 5);
            String digest = store.digest();
            assertThat(digest).matches("[0-9a-f]{64}");
            database.jdbc().execute("UPDATE view_catalogue_2.progress SET last_position = last_position + 1");
            assertThat(store.digest()).isEqualTo(digest);
            database.jdbc().execute("ALTER ROLE ledger_app SET TimeZone TO 'Asia/Tokyo'");
            try (ViewDatabase elsewhere = new ViewDatabase(database.testDatabase())) {
                assertThat(new CatalogueView(elsewhere.dataSource()).store().digest())
                        .isEqualTo(digest);
            } finally {
                database.jdbc().execute("ALTER ROLE ledger_app RESET TimeZone");
            }
            database.jdbc().execute("UPDATE view_catalogue_2.service SET title_en = 'x' WHERE id = '38'");
            assertThat(store.digest()).isNotEqualTo(digest);
        }

        @Test
        void aTableWithoutAPrimaryKeyHasNone() {
            store.createIfAbsent();
            database.jdbc().execute("CREATE TABLE view_catalogue_2.loose (a integer)");
            assertThatIllegalStateException().isThrownBy(store::digest);
        }
    }
}
