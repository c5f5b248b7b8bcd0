package io.rapport.domain.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures (c2sp.org/signed-note): the text, an empty line, and one line for each signature.
 *
 * @param text what is signed, which ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_BYTES = 65_536;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new BadNote("the text of a note: expected a line feed at its end");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new BadNote("the text of a note: expected no control character but line feeds");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new BadNote("a note: expected 1 to " + MOST_SIGNATURES + " signatures");
        }
    }

    /** @throws BadNote if it is none */
    public static SignedNote parse(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            throw new BadNote("a note: expected no more than " + MOST_BYTES + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new BadNote("a note: expected UTF-8", e);
        }
    }

    /** @throws BadNote if it is none */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new BadNote("a note: expected a text, an empty line and lines of signatures, each with a line feed");
        }
        String lines = note.substring(split + 2, note.length() - 1);
        return new SignedNote(
                note.substring(0, split + 1),
                lines.lines().map(NoteSignature::parse).toList());
    }

    /** What {@link #parse} reads. */
    public String format() {
        return text + "\n"
                + signatures.stream().map(signature -> signature.line() + "\n").collect(Collectors.joining());
    }

    /**
     * Makes sure that a key has signed the text; signatures by other keys say nothing.
     *
     * @throws BadNote if it has not
     */
    public void requireSignatureBy(VerifierKey key) {
        List<NoteSignature> byKey = signatures.stream().filter(key::isNamedBy).toList();
        if (byKey.isEmpty()) {
            throw new BadNote("a note: expected a signature by " + key.name() + " with the key id " + key.id());
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (!byKey.stream().allMatch(signature -> key.verifies(message, signature.signature()))) {
            throw new BadNote("a note: the signature by " + key.name() + " is not one of its text");
        }
    }
}
