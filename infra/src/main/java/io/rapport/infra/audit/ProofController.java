package io.rapport.infra.audit;

import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs that an event is covered by a checkpoint, and that a checkpoint extends an earlier one. Hashes are in base64. */
@RestController
@RequestMapping("/api/v1/audit/proofs")
class ProofController {

    /**
     * @param position of the event in the log
     * @param index of its leaf in the tree
     * @param leafHash what the leaf's hash must be, computed from the event
     * @param size of the tree
     * @param hashes from the leaf upwards
     * @param checkpoint the signed note of that size, absent if none is kept
     */
    record Inclusion(
            long position,
            long index,
            String leafHash,
            long size,
            List<String> hashes,
            String rootHash,
            @Nullable String checkpoint) {}

    /**
     * @param from the size of the smaller tree
     * @param to the size of the larger tree
     * @param fromCheckpoint the signed note of that size, absent if none is kept
     * @param toCheckpoint likewise
     */
    record Consistency(
            long from,
            long to,
            List<String> hashes,
            String fromRootHash,
            String toRootHash,
            @Nullable String fromCheckpoint,
            @Nullable String toCheckpoint) {}

    /**
     * @param position of the event in the log
     * @param encoded what its leaf's hash is computed from, made of what is stored at this moment
     */
    record LeafBytes(long position, byte[] encoded) {}

    private final Proofs proofs;
    private final LeafLog log;

    ProofController(Proofs proofs, LeafLog log) {
        this.proofs = proofs;
        this.log = log;
    }

    /** All that is stored of an event, for those who compute its hash themselves. */
    @GetMapping("/leaf")
    LeafBytes leaf(@RequestParam long position) throws InterruptedException {
        requireBetween("position", position, 1, log.head());
        List<StoredLeaf> found = new ArrayList<>();
        log.read(position - 1, position, found::add);
        return found.stream()
                .map(StoredLeaf::leaf)
                .filter(Objects::nonNull)
                .findFirst()
                .map(leaf -> new LeafBytes(position, leaf.encoded()))
                .orElseThrow(AuditRejection.UnreadableLeaf::new);
    }

    /** @param size of the tree in which it is; by default that of the newest checkpoint */
    @GetMapping("/inclusion")
    Inclusion inclusion(@RequestParam long position, @RequestParam(required = false) @Nullable Long size) {
        long newest = signedSize();
        requireBetween("position", position, 1, newest);
        long tree = size == null ? newest : size;
        requireBetween("size", tree, position, newest);
        InclusionProof proof = proofs.inclusion(position, tree);
        return new Inclusion(
                position,
                proof.index(),
                proofs.leaf(position).base64(),
                tree,
                texts(proof.hashes()),
                proofs.root(tree).base64(),
                note(tree));
    }

    /** @param to by default the size of the newest checkpoint */
    @GetMapping("/consistency")
    Consistency consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        long newest = signedSize();
        long larger = to == null ? newest : to;
        requireBetween("to", larger, 1, newest);
        requireBetween("from", from, 1, larger);
        ConsistencyProof proof = proofs.consistency(from, larger);
        return new Consistency(
                from,
                larger,
                texts(proof.hashes()),
                proofs.root(from).base64(),
                proofs.root(larger).base64(),
                note(from),
                note(larger));
    }

    private long signedSize() {
        long size = proofs.size();
        if (size == 0) {
            throw new AuditRejection.NothingSigned();
        }
        return size;
    }

    private static void requireBetween(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValue.of(field, "a number from " + least + " to " + most);
        }
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }

    private @Nullable String note(long size) {
        return proofs.checkpoint(size).map(KeptCheckpoint::note).orElse(null);
    }
}
