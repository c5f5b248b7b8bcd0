package io.rapport.domain.consent;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The purposes in force at a moment for a target, each with the decision that it rests on, or with
 * {@link ConsentRecordId#LEGITIMATE_INTEREST}.
 */
public record ConsentSnapshot(SortedMap<Purpose, ConsentRecordId> inForce) {

    public static final ConsentSnapshot NONE = of(Map.of());

    public ConsentSnapshot {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
    }

    public ConsentSnapshot without(Purpose purpose) {
        SortedMap<Purpose, ConsentRecordId> others = new TreeMap<>(inForce);
        others.remove(purpose);
        return new ConsentSnapshot(others);
    }

    public static ConsentSnapshot of(Map<Purpose, ConsentRecordId> inForce) {
        return new ConsentSnapshot(new TreeMap<>(inForce));
    }
}
