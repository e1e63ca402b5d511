package al.feedbackledger.api.health;

import al.feedbackledger.api.settings.HealthSettings;
import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Ready when the ledger can be read and no view is further behind it than allowed. */
@Component("views")
final class ViewsHealth implements HealthIndicator {
    private final ViewPositions positions;
    private final LedgerReader ledger;
    private final HealthSettings settings;

    ViewsHealth(ViewPositions positions, LedgerReader ledger, HealthSettings settings) {
        this.positions = positions;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public Health health() {
        try {
            Map<String, Long> lag = positions.lag(ledger.headPosition());
            boolean near = lag.values().stream().allMatch(behind -> behind <= settings.lagAtMost());
            Health.Builder health = near ? Health.up() : Health.outOfService();
            lag.forEach(health::withDetail);
            return health.build();
        } catch (LedgerUnavailable | DataAccessException unreadable) {
            // Without the exception: details are shown to operators, and a database's words may name anything.
            return Health.down().withDetail("ledger", "cannot be read").build();
        }
    }
}
