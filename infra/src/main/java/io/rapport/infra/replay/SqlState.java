package io.rapport.infra.replay;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** What the database says of a failure, by which a failure is told where its exception does not tell. */
final class SqlState {

    /** Somebody else has the lock, and whoever wanted it does not wait for longer. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private SqlState() {}

    /** The state in five characters, or an empty text for a failure that the database says nothing of. */
    static String of(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
