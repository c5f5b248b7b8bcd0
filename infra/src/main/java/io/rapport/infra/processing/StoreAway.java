package io.rapport.infra.processing;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away, and comes back by itself, from other failures. */
public final class StoreAway {

    private StoreAway() {}

    public static boolean isReasonOf(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransactionException;
    }
}
