package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.StaffAccount;
import al.feedbackledger.store.access.StaffAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/** The people of an institution, by the names they sign in with: shown alone to those who work with them. */
@Component
public final class Colleagues {
    private final StaffAccounts accounts;

    Colleagues(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    /** Who may answer for an institution now. */
    List<Choice> whoAnswer(String institution, String chosen) {
        return accounts.list(institution, null, "").stream()
                .filter(StaffAccount::active)
                .filter(account -> account.role().answers() || account.role() == Role.INSPECTOR)
                .map(account -> choice(account, chosen))
                .toList();
    }

    private static Choice choice(StaffAccount account, String chosen) {
        String id = account.actorId().toString();
        return new Choice(id, account.login(), id.equals(chosen));
    }

    /** The name of an officer; null for nobody. */
    public @Nullable String name(@Nullable String actorId) {
        return actorId == null
                ? null
                : accounts.find(UUID.fromString(actorId))
                        .map(StaffAccount::login)
                        .orElse(null);
    }
}
