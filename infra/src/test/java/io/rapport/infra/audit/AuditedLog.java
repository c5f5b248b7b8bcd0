package io.rapport.infra.audit;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.PostgresLeafLog;
import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A log of plain rows, its tree, and checkpoints in a folder. */
public final class AuditedLog {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database;
    private final Path folder;
    private final CheckpointSigner signer;
    private final LeafLog log;

    private AuditedLog(TestDatabase database, Path folder, CheckpointSigner signer) {
        this.database = database;
        this.folder = folder;
        this.signer = signer;
        this.log = new PostgresLeafLog(LogReader.of(database.dataSource()));
    }

    public static AuditedLog of(TestDatabase database, Path folder) {
        return new AuditedLog(database, folder, CheckpointSigner.of("rapport", seed(1)));
    }

    /** The same database in the hands of somebody who has another key and writes elsewhere. */
    AuditedLog attackedBy(Path elsewhere) {
        return new AuditedLog(database, elsewhere, CheckpointSigner.of("rapport", seed(2)));
    }

    /** The same key and database with another folder. */
    AuditedLog in(Path other) {
        return new AuditedLog(database, other, signer);
    }

    private static String seed(int first) {
        byte[] seed = new byte[32];
        seed[0] = (byte) first;
        return Base64.getEncoder().encodeToString(seed);
    }

    public LeafLog leaves() {
        return log;
    }

    public SignedHistory history() {
        return new SignedHistory(database.template(), outside(), signer);
    }

    TestDatabase database() {
        return database;
    }

    public VerifierKey key() {
        return signer.verifier();
    }

    CheckpointSigner signer() {
        return signer;
    }

    CheckpointFolder outside() {
        return new CheckpointFolder(folder);
    }

    CheckpointTable checkpoints() {
        return new CheckpointTable(database.template());
    }

    Proofs proofs() {
        return new Proofs(new TileTable(database.template()), checkpoints(), key());
    }

    /** One event a minute, alone in its stream. */
    public AuditedLog append(int events) {
        database.template().update("""
                insert into event_log.event
                select p, 'event-' || p, 'stream-' || p, 0, 'content', 'content.submitted', 1,
                       timestamptz '2026-01-01 00:00:00.123Z' + p * interval '1 minute',
                       ('{"contentId":"c-' || p || '","version":1}')::json,
                       ('{"occurredAt":"2026-01-01T00:00:00Z","channel":"web","consent":{"analytics":"r-' || p || '"}}')::json
                from (select coalesce(max(position), 0) as head from event_log.event) log,
                     generate_series(head + 1, head + ?) p
                """, events);
        return this;
    }

    /** Opens the tree as a process does that starts, and brings it up to the log's end. */
    public AuditedLog build() {
        try (TreeClaim claim = TreeClaim.of(database.dataSource()).orElseThrow()) {
            TreeBuilder builder = TreeBuilder.open(claim, log, signer, outside(), CLOCK);
            long grown = 1;
            while (grown > 0) {
                grown = builder.advance();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** So many checkpoints, each over so many more events. */
    public AuditedLog grow(int checkpoints, int events) {
        for (int i = 0; i < checkpoints; i++) {
            append(events).build();
        }
        return this;
    }

    /** So many events more, each of which has a checkpoint of its own, as if it had been signed alone. */
    public AuditedLog growSigningEach(int events) {
        long before = written().getLast().size();
        append(events);
        GrowingTree tree = new GrowingTree();
        StringBuilder notes = new StringBuilder();
        try {
            log.read(0, before + events, stored -> {
                tree.append(Objects.requireNonNull(stored.hash()));
                if (tree.size() > before) {
                    notes.append(signer.sign(new Checkpoint(key().name(), tree.size(), tree.root()))
                                    .format())
                            .append('\n');
                }
            });
            Files.writeString(outside().file(), notes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return build();
    }

    SelfCheck selfCheck() {
        return new SelfCheck(log, database.template(), outside(), key(), Clock.offset(CLOCK, Duration.ofHours(1)));
    }

    List<Finding> findings() {
        try {
            return selfCheck().full().findings();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All checkpoints outside, in the order of the file. */
    List<SignedCheckpoint> written() {
        List<SignedCheckpoint> written = new ArrayList<>();
        try (NoteBlocks blocks = NoteBlocks.of(outside().file())) {
            for (Optional<String> note = blocks.next(); note.isPresent(); note = blocks.next()) {
                written.add(SignedCheckpoint.open(note.get(), key()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return written;
    }

    public void sql(String statement) {
        database.template().execute(statement);
    }
}
