package io.rapport.infra.bundle;

import java.util.Arrays;
import java.util.List;

/** What a bundle holds, in the order of the zip. */
public enum BundleEntry {
    README("README.txt", false),
    VERIFIER_KEY("verifier-key", false),
    CHECKPOINT("checkpoint", false),
    EVENTS("events.jsonl", true),
    PROOFS("proofs.jsonl", true),
    CONSISTENCY("consistency.jsonl", true),
    TRAIL_CSV("trail.csv", true),
    TRAIL_HTML("trail.html", true),
    MANIFEST("manifest.json", false),
    SEAL("manifest.sig", false);

    private final String fileName;
    private final boolean deflated;

    BundleEntry(String fileName, boolean deflated) {
        this.fileName = fileName;
        this.deflated = deflated;
    }

    public String fileName() {
        return fileName;
    }

    /** Whether it is stored in deflated form (RFC 1951); what is not can be read as it is. */
    boolean isDeflated() {
        return deflated;
    }

    /** What the manifest lists: all but itself and its seal. */
    static List<BundleEntry> listed() {
        return Arrays.stream(values())
                .filter(entry -> entry != MANIFEST && entry != SEAL)
                .toList();
    }
}
