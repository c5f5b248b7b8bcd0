package io.rapport.infra.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A real connection whose commit and close are another's. */
final class BreakingConnection {

    @FunctionalInterface
    interface Call {
        void on(Connection connection) throws SQLException;
    }

    private BreakingConnection() {}

    static Connection of(Connection real, Call commit, Call close) {
        return (Connection) Proxy.newProxyInstance(
                BreakingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "commit" -> commit.on(real);
                        case "close" -> close.on(real);
                        default -> {
                            return call(real, method, given);
                        }
                    }
                    return null;
                });
    }

    private static @Nullable Object call(Connection real, Method method, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
