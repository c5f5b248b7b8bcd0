package io.rapport.infra.bundle;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.infra.bundle.BundleReport.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Goes over the events, their proofs and their rows in both trails side by side. For one thread, once.
 */
final class EventsCheck {

    private static final int TILES_AT_ONCE = 65_536;

    private final Manifest manifest;
    private final Checkpoint checkpoint;
    private final @Nullable Checkpoint kept;
    private final GrowingTree tree = new GrowingTree();
    private final Map<String, Long> lastInStream = new HashMap<>();
    private final boolean streamsAreWhole;
    private final SelectedEvents selected;
    private long lastPosition;
    private long events;
    private boolean comparedRoots;

    /** @param kept a checkpoint from outside, which the bundle may be held against */
    EventsCheck(Manifest manifest, Checkpoint checkpoint, @Nullable Checkpoint kept) {
        this.manifest = manifest;
        this.checkpoint = checkpoint;
        this.kept = kept;
        this.selected = new SelectedEvents(manifest.hcpId(), manifest.filter());
        this.streamsAreWhole = manifest.hcpId() != null && manifest.filter().keepsStreamsWhole();
    }

    void run(BundleFile file) throws IOException {
        try (Lines eventLines = lines(file, BundleEntry.EVENTS);
                Lines proofLines = lines(file, BundleEntry.PROOFS);
                TrailRows csv = TrailRows.csv(lines(file, BundleEntry.TRAIL_CSV));
                TrailRows html = TrailRows.html(lines(file, BundleEntry.TRAIL_HTML))) {
            for (byte[] line = eventLines.next(); line != null; line = eventLines.next()) {
                EventLine event = event(line, eventLines.number());
                check(event, proof(proofLines, event));
                csv.next(event.position(), event.id());
                html.next(event.position(), event.id());
            }
            if (proofLines.next() != null) {
                throw BrokenBundle.in(BundleEntry.PROOFS, "there are more proofs than events");
            }
            csv.end();
            html.end();
        }
        requireCount();
    }

    private static Lines lines(BundleFile file, BundleEntry entry) {
        return new Lines(entry, file.content(entry));
    }

    private static EventLine event(byte[] line, long number) {
        try {
            return EventLine.parse(line);
        } catch (JacksonException e) {
            throw BrokenBundle.in(BundleEntry.EVENTS, "line " + number + " is no event");
        }
    }

    private static ProofLine proof(Lines lines, EventLine event) throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            throw BrokenBundle.event(BundleEntry.PROOFS, event.position(), event.id(), "the proof is missing");
        }
        try {
            ProofLine proof = ProofLine.parse(line);
            if (proof.position() == event.position()) {
                return proof;
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw BrokenBundle.event(
                BundleEntry.PROOFS,
                event.position(),
                event.id(),
                "line " + lines.number() + " is no proof of this event");
    }

    private void check(EventLine event, ProofLine proof) {
        if (event.position() <= lastPosition || event.position() > checkpoint.size()) {
            throw broken(event, "its position is not between the one before it and the log's end");
        }
        Hash leaf;
        try {
            leaf = event.leaf().hash();
            if (!proof.proof(checkpoint.size()).proves(leaf, checkpoint.root())) {
                throw broken(event, "the checkpoint does not cover it: it is not what was recorded there");
            }
        } catch (IllegalArgumentException e) {
            throw broken(event, "it is no event that a log can have");
        }
        if (manifest.isWholeLog() && event.position() != lastPosition + 1) {
            throw BrokenBundle.at(BundleEntry.EVENTS, lastPosition + 1, "the event is missing");
        }
        requireSelected(event);
        requireWholeStream(event);
        compareRoots(leaf);
        lastPosition = event.position();
        events++;
    }

    private static BrokenBundle broken(EventLine event, String message) {
        return BrokenBundle.event(BundleEntry.EVENTS, event.position(), event.id(), message);
    }

    private void requireSelected(EventLine event) {
        if (!selected.includes(event.name(), event.metadata(), event.recordedAt())) {
            throw broken(event, "it is none of those that the manifest speaks of");
        }
    }

    /** The streams of an HCP have no gaps. That one ends early cannot be seen by its sequences. */
    private void requireWholeStream(EventLine event) {
        if (!streamsAreWhole) {
            return;
        }
        Long last = event.sequence() == 0 ? Long.valueOf(-1) : lastInStream.get(event.stream());
        if (last == null || last != event.sequence() - 1) {
            throw broken(event, "an event before it in the stream " + event.stream() + " is missing");
        }
        // A stream of one event is named by it.
        if (!event.stream().equals(event.id())) {
            lastInStream.put(event.stream(), event.sequence());
        }
    }

    /** A bundle of the whole log gives each earlier root by itself. */
    private void compareRoots(Hash leaf) {
        if (kept == null || !manifest.isWholeLog() || tree.size() >= kept.size()) {
            return;
        }
        tree.append(leaf);
        if (tree.size() % TILES_AT_ONCE == 0) {
            tree.takeChanged();
        }
        if (tree.size() == kept.size()) {
            if (!tree.root().equals(kept.root())) {
                throw ConsistencyCheck.forked(kept);
            }
            comparedRoots = true;
        }
    }

    private void requireCount() {
        if (manifest.isWholeLog() && lastPosition != checkpoint.size()) {
            throw BrokenBundle.at(BundleEntry.EVENTS, lastPosition + 1, "the event is missing");
        }
        if (events != manifest.events()) {
            throw BrokenBundle.in(
                    BundleEntry.EVENTS, "there are %,d events, not %,d".formatted(events, manifest.events()));
        }
    }

    boolean hasComparedRoots() {
        return comparedRoots;
    }

    List<Line> checks() {
        List<Line> checks = new ArrayList<>();
        checks.add(new Line("events", "%,d, each proven to be in the log".formatted(events)));
        checks.add(new Line("completeness", completeness()));
        checks.add(new Line("trail", "%,d rows in trail.csv and trail.html".formatted(events)));
        return checks;
    }

    private String completeness() {
        if (manifest.isWholeLog()) {
            return "no position from 1 to %,d is missing".formatted(checkpoint.size());
        }
        return streamsAreWhole
                ? "no gap in the HCP's streams; else as the manifest says"
                : "as the manifest says; a filtered bundle cannot show it";
    }
}
