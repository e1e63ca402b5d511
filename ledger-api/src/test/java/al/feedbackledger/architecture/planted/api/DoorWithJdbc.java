package al.feedbackledger.architecture.planted.api;

import org.springframework.jdbc.core.simple.JdbcClient;

final class DoorWithJdbc {
    static final Class<?> CLIENT = JdbcClient.class;
}
