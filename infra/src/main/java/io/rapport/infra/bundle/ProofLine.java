package io.rapport.infra.bundle;

import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The proof that an event is covered by the bundle's checkpoint.
 *
 * @param hashes in base64, from the leaf upwards
 */
record ProofLine(long position, List<String> hashes) {

    private static final ObjectWriter WRITER = BundleJson.writer(ProofLine.class);
    private static final ObjectReader READER = BundleJson.reader(ProofLine.class);

    static ProofLine of(InclusionProof proof) {
        return new ProofLine(
                proof.index() + 1, proof.hashes().stream().map(Hash::base64).toList());
    }

    /** @throws JacksonException if it is no such line */
    static ProofLine parse(byte[] line) {
        return READER.readValue(line);
    }

    byte[] format() {
        return WRITER.writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException if a hash is none */
    InclusionProof proof(long size) {
        return new InclusionProof(
                position - 1, size, hashes.stream().map(Hash::parse).toList());
    }
}
