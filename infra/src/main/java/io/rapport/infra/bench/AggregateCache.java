package io.rapport.infra.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** The states of the aggregates that were used last. Axon's own cache keeps them only until garbage is collected. */
final class AggregateCache implements Cache {

    private final ConcurrentMap<Object, Object> states;

    AggregateCache(long size) {
        this.states = Caffeine.newBuilder().maximumSize(size).build().asMap();
    }

    @Override
    @SuppressWarnings("unchecked") // Axon's signature: the caller knows what it has put
    public <K, V> @Nullable V get(K key) {
        return (V) states.get(key);
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
