package al.feedbackledger.architecture.planted.api.wiring;

import org.springframework.jdbc.core.simple.JdbcClient;

final class WiringThatAsks {
    static JdbcClient.StatementSpec ask(JdbcClient client, String statement) {
        return client.sql(statement);
    }

    private WiringThatAsks() {}
}
