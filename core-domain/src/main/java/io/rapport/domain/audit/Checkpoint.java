package io.rapport.domain.audit;

import java.util.List;

/**
 * What a log commits itself to (c2sp.org/tlog-checkpoint): with so many leaves, its tree has this root.
 *
 * @param origin the name of the log, which no other log has
 * @param size how many leaves
 * @param extensions further lines, which mean nothing here
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final int FIXED_LINES = 3;
    private static final String SIZE = "0|[1-9][0-9]{0,18}";

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.contains("\n")) {
            throw new BadNote("a checkpoint: expected an origin in its first line");
        }
        if (size < 0) {
            throw new BadNote("a checkpoint: expected a size that is not negative");
        }
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
            throw new BadNote("a checkpoint: expected no empty line");
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** @throws BadNote if it is not the text of one */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() <= FIXED_LINES || !lines.getLast().isEmpty()) {
            throw new BadNote("a checkpoint: expected lines of origin, size and root, each with a line feed");
        }
        if (!lines.get(1).matches(SIZE)) {
            throw new BadNote("a checkpoint: expected a decimal size in its second line");
        }
        try {
            return new Checkpoint(
                    lines.getFirst(),
                    Long.parseLong(lines.get(1)),
                    Hash.parse(lines.get(2)),
                    lines.subList(FIXED_LINES, lines.size() - 1));
        } catch (IllegalArgumentException e) {
            throw new BadNote("a checkpoint: expected a root of 32 bytes in base64 in its third line", e);
        }
    }

    /**
     * The checkpoint of a log in a note that the log's key has signed; the key's name is the log's origin.
     *
     * @throws BadNote if it is none, or of another log
     */
    public static Checkpoint open(SignedNote note, VerifierKey key) {
        note.requireSignatureBy(key);
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new BadNote("a checkpoint: expected one of the log " + key.name());
        }
        return checkpoint;
    }

    /** What is signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
