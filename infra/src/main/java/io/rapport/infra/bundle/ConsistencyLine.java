package io.rapport.infra.bundle;

import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The proof that the bundle's checkpoint extends an earlier one.
 *
 * @param size how many events the earlier one covers
 * @param root its root, in base64
 * @param hashes in base64
 */
record ConsistencyLine(long size, String root, List<String> hashes) {

    private static final ObjectWriter WRITER = BundleJson.writer(ConsistencyLine.class);
    private static final ObjectReader READER = BundleJson.reader(ConsistencyLine.class);

    static ConsistencyLine of(Hash root, ConsistencyProof proof) {
        return new ConsistencyLine(
                proof.from(),
                root.base64(),
                proof.hashes().stream().map(Hash::base64).toList());
    }

    /** @throws JacksonException if it is no such line */
    static ConsistencyLine parse(byte[] line) {
        return READER.readValue(line);
    }

    byte[] format() {
        return WRITER.writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException if a hash is none */
    ConsistencyProof proof(long to) {
        return new ConsistencyProof(size, to, hashes.stream().map(Hash::parse).toList());
    }
}
