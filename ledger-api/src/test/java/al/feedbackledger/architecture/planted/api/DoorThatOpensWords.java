package al.feedbackledger.architecture.planted.api;

import al.feedbackledger.store.vault.CaseField;
import al.feedbackledger.store.vault.Kept;
import al.feedbackledger.store.vault.Vault;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

final class DoorThatOpensWords {
    private DoorThatOpensWords() {}

    static Function<List<CaseField>, Map<String, Kept>> opening(Vault vault) {
        return vault::openAll;
    }
}
