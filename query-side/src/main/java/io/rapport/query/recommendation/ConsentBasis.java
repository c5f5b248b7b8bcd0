package io.rapport.query.recommendation;

import io.rapport.domain.consent.ConsentSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** The decisions that a list rests on, as they are told. */
final class ConsentBasis {

    private ConsentBasis() {}

    /** The id of the record by its purpose. */
    static Map<String, String> of(ConsentSnapshot consent) {
        Map<String, String> basis = new LinkedHashMap<>();
        consent.inForce().forEach((purpose, record) -> basis.put(purpose.value(), record.value()));
        return basis;
    }
}
