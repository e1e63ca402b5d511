package al.feedbackledger.architecture.planted.api.wiring;

import al.feedbackledger.architecture.planted.store.axon.InnocentAggregate;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

final class InnocentWiring {
    static final Class<?> AGGREGATE = InnocentAggregate.class;

    static JdbcClient client(DataSource source) {
        return JdbcClient.create(source);
    }

    private InnocentWiring() {}
}
