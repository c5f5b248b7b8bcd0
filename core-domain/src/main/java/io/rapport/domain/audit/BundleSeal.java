package io.rapport.domain.audit;

import java.util.List;

/**
 * What the log's key signs of a bundle: that its manifest has this digest. The text has two lines, {@code ORIGIN/bundle} and
 * the digest in base64, and so is none of a checkpoint, whose first line is the origin and which has three.
 *
 * @param origin the name of the log
 * @param manifest the SHA-256 of the manifest
 */
public record BundleSeal(String origin, Hash manifest) {

    private static final String KIND = "/bundle";
    private static final int LINES = 2;

    /**
     * The seal in a note that the log's key has signed; the key's name is the log's origin.
     *
     * @throws BadNote if it is none, or of another log
     */
    public static BundleSeal open(SignedNote note, VerifierKey key) {
        note.requireSignatureBy(key);
        List<String> lines = List.of(note.text().split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.getFirst().equals(key.name() + KIND)) {
            throw new BadNote("the seal of a bundle: expected lines of " + key.name() + KIND + " and a digest");
        }
        try {
            return new BundleSeal(key.name(), Hash.parse(lines.get(1)));
        } catch (IllegalArgumentException e) {
            throw new BadNote("the seal of a bundle: expected a digest of 32 bytes in base64 in its second line", e);
        }
    }

    /** What is signed. */
    public String text() {
        return origin + KIND + "\n" + manifest.base64() + "\n";
    }
}
