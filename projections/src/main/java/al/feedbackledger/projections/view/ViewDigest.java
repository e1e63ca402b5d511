package al.feedbackledger.projections.view;

import org.springframework.jdbc.core.JdbcTemplate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Computes the digest of a view's rows in the running transaction. */
final class ViewDigest {
    private static final int ROWS_AT_ONCE = 1_000;

    private record Table(String name, String key) {}

    private final ViewName name;
    private final JdbcTemplate jdbc;

    ViewDigest(ViewName name, JdbcTemplate jdbc) {
        this.name = name;
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    String compute() {
        return LongWork.on(jdbc, this::computed);
    }

    private String computed() {
        jdbc.execute(ViewSql.PLAIN_TEXT);
        MessageDigest digest = sha256();
        for (Table table : tables()) {
            line(digest, table.name());
            jdbc.query(new ViewSql(name).rows(table.name(), table.key()), row -> {
                line(digest, row.getString(1));
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Table> tables() {
        List<Table> tables = jdbc.query(
                ViewSql.KEYS, (row, i) -> new Table(row.getString("table_name"), row.getString("key")), name.schema());
        Integer all = jdbc.queryForObject(ViewSql.COUNT_TABLES, Integer.class, name.schema());
        if (all == null || all != tables.size()) {
            throw new IllegalStateException("every table of a view has a primary key");
        }
        return tables;
    }

    private static void line(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
