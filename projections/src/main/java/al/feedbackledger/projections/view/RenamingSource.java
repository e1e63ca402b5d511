package al.feedbackledger.projections.view;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import javax.sql.DataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a view, as it is, write into another schema: each of its statements names its schema, and on the connections of
 * this source that name stands for another one. A copy thus is kept by the very code that keeps the live view, and cannot
 * touch the live view's rows.
 */
final class RenamingSource extends DelegatingDataSource {
    private final Pattern original;
    private final String replacement;
    /** A view has some dozen statements and runs them millions of times. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    RenamingSource(DataSource target, ViewName original, ViewName copy) {
        super(target);
        this.original = Pattern.compile("\\b" + original.schema() + "\\b");
        this.replacement = Matcher.quoteReplacement(copy.schema());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return renaming(Connection.class, super.getConnection(), "prepare");
    }

    /** Something of JDBC that renames the schema in the first text of calls that begin so. */
    private <T> T renaming(Class<T> type, T target, String calls) {
        Object made = Proxy.newProxyInstance(
                RenamingSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, renamed(method, calls, arguments)));
        return type.cast(made);
    }

    private Object @Nullable [] renamed(Method method, String calls, Object @Nullable [] arguments) {
        if (arguments == null || !method.getName().startsWith(calls) || !(arguments[0] instanceof String sql)) {
            return arguments;
        }
        Object[] renamed = arguments.clone();
        renamed[0] = known.computeIfAbsent(sql, text -> original.matcher(text).replaceAll(replacement));
        return renamed;
    }

    @Nullable
    private Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            boolean plain = method.getName().equals("createStatement") && result instanceof Statement;
            return plain ? renaming(Statement.class, (Statement) result, "execute") : result;
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }
}
