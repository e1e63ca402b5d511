package al.feedbackledger.store.vault;

import javax.sql.DataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** A data source that writes down the statements prepared on it, for tests of what an act costs. */
public final class CountedStatements {
    private final DataSource source;
    private final List<String> statements = new ArrayList<>();

    public CountedStatements(DataSource real) {
        this.source = proxy(
                DataSource.class,
                real,
                (method, result) -> method.equals("getConnection") ? counted((Connection) result) : result);
    }

    /** A data source that cannot be used: whoever asks it for a connection fails. */
    public static DataSource none() {
        return (DataSource) Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    throw new AssertionError("nothing here may ask the database: " + method.getName());
                });
    }

    public DataSource source() {
        return source;
    }

    /** The statements since the last call. */
    public synchronized List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private Connection counted(Connection real) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().startsWith("prepare") && arguments != null) {
                synchronized (this) {
                    statements.add(String.valueOf(arguments[0]));
                }
            }
            return invoke(real, method, arguments);
        };
        return (Connection) Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private interface Wrap {
        Object result(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Wrap wrap) {
        InvocationHandler handler =
                (self, method, arguments) -> wrap.result(method.getName(), invoke(real, method, arguments));
        return type.cast(
                Proxy.newProxyInstance(CountedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
