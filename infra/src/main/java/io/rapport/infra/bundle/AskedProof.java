package io.rapport.infra.bundle;

import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * A proof of consistency as it was answered to whoever asked for it. What else is in the answer is only the log's word, and is
 * not read: roots come from checkpoints.
 */
record AskedProof(long from, long to, List<String> hashes) {

    private static final ObjectReader READER =
            BundleJson.reader(AskedProof.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @throws IllegalArgumentException if it is none */
    static ConsistencyProof parse(String json) {
        try {
            AskedProof proof = READER.readValue(json);
            return new ConsistencyProof(
                    proof.from(),
                    proof.to(),
                    proof.hashes().stream().map(Hash::parse).toList());
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("expected the answer of /api/v1/audit/proofs/consistency", e);
        }
    }
}
