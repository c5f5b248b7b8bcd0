package io.rapport.infra.eventlog;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.rapport.command.dispatch.UnreadStateInterceptor;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The states of the aggregates that were used last, so that a command need not read its stream again. Bounded by number.
 * Marks each unit of work that takes a state from here, for {@link UnreadStateInterceptor}.
 */
final class AggregateCache implements Cache {

    private final ConcurrentMap<Object, Object> states;

    /** @param size how many aggregates are kept; none with 0 */
    AggregateCache(long size) {
        this.states = Caffeine.newBuilder().maximumSize(size).build().asMap();
    }

    @Override
    @SuppressWarnings("unchecked") // Axon's signature: the caller knows what it has put
    public <K, V> @Nullable V get(K key) {
        V state = (V) states.get(key);
        if (state != null && CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(UnreadStateInterceptor.UNREAD_STATE, true);
        }
        return state;
    }

    @Override
    public void put(Object key, Object value) {
        states.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return states.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return states.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return states.containsKey(key);
    }

    /** Nobody listens: entries leave by the bound, and what is gone is read from the log. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
