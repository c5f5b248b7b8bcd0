package io.rapport.infra.bundle;

/** What a person reads who opens a bundle without knowing what it is. */
final class BundleReadme {

    private static final String TEXT = """
            INSPECTOR BUNDLE
            of the log %s, export %s

            This zip holds events of an append-only log, and what proves that they are
            what was recorded. Nothing else is needed to verify it, but for one thing that
            must come from elsewhere: the log's public key. Whoever can forge a bundle can
            put a key of their own into it.

            WHAT IS IN IT
              trail.html         the events for people; open it in any browser
              trail.csv          the same for a spreadsheet
              events.jsonl       the events byte by byte, one a line, in the log's order
              proofs.jsonl       for each of them the proof that the checkpoint covers it
              checkpoint         what the log has signed: its size and its root hash
              consistency.jsonl  for earlier checkpoints the proof that this one only adds
                                 to them; the further back, the fewer
              verifier-key       the public key that the log says is its own
              manifest.json      what was asked for, by whom and when, and the SHA-256 of
                                 each other file
              manifest.sig       the log's signature of the manifest

            Personal fields are encrypted in the log and so they are here. If the person
            was erased since, nobody can read them any more; all proofs still verify.

            HOW TO VERIFY IT
              rapport verify BUNDLE --trusted-key KEY
                             [--checkpoint EARLIER [--consistency PROOF]]
            KEY is a file with the verifier key, from the company and not from here.
            EARLIER is a checkpoint that you kept from an earlier occasion: with it, a log
            that was rewritten since is found out even if its key was stolen. If there is
            no proof for it in here, the log can make one at any time: PROOF.

            HOW TO VERIFY IT BY HAND
            1. manifest.sig is a signed note (c2sp.org/signed-note) of two lines: the
               log's name with /bundle behind it, and the SHA-256 of manifest.json in
               base64. Verify its Ed25519 signature with the key.
            2. Compare the SHA-256 of each file with the manifest.
            3. checkpoint is a signed note as well (c2sp.org/tlog-checkpoint): the log's
               name, the size and the root hash in base64.
            4. For each line of events.jsonl, make the leaf's bytes as the documentation
               tells ("Proving the log"; integers are big-endian, texts have their length
               in 4 bytes before them): byte 01, id, stream, streamType, sequence (8),
               name, revision (4), recordedAt as seconds (8) and microseconds (4),
               payload, metadata as a sorted map. Its hash is SHA-256 of a byte 00 and
               these bytes.
            5. Verify that hash with the proof on the same line of proofs.jsonl as RFC
               9162, section 2.1.3.2, tells; the leaf's index is the position less 1.
            6. Verify a checkpoint of your own with the line of consistency.jsonl that has
               its size, or with a proof that you ask for, as section 2.1.4.2 tells.

            WHAT IT PROVES, AND WHAT NOT
            That each event was in the log, unchanged, at its position, when the checkpoint
            was signed. In a bundle of the whole log without a filter, also that none is
            missing. In one about a single HCP or with a filter, that nothing was left out
            rests on the signature of the manifest, and for streams of one HCP on their
            gapless sequences. Times of occurrence are what the clients said.
            """;

    private BundleReadme() {}

    static String of(BundleHead head) {
        return TEXT.formatted(head.key().name(), head.export().value());
    }
}
