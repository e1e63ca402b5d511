package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static al.feedbackledger.api.doors.ImportDoor.results;
import static org.assertj.core.api.Assertions.assertThat;

/** Services through the import door of the whole application. */
class CatalogueImportIT {
    private final ImportDoor door = new ImportDoor();

    @Nested
    class Services {
        @Test
        void areRegisteredOnce() {
            assertThat(results(door.services(door.source(), door.service(door.source(), Map.of()))))
                    .containsExactly("present");
        }

        @Test
        void thatStandThereWithOtherFactsAreRefused() {
            assertThat(results(door.services(
                            door.source(), door.service(door.source(), Map.of("titleSq", "Titull tjetër")))))
                    .containsExactly("refused already-exists");
        }

        @Test
        void ofAnUnknownInstitutionAreRefused() {
            assertThat(results(
                            door.services(door.source(), door.service("nobody", Map.of("id", door.source() + "-2")))))
                    .containsExactly("refused unknown-institution");
        }

        @Test
        void mayBeTheOperatorsThoughItIsRegisteredOtherwise() {
            assertThat(results(door.services("akshi", door.service("akshi", Map.of("id", door.source() + "-3")))))
                    .containsExactly("imported");
        }
    }
}
