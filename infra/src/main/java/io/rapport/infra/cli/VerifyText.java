package io.rapport.infra.cli;

import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.bundle.BrokenBundle;
import io.rapport.infra.bundle.BundleReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a verification for people, in lines of up to 80 columns as far as names allow. */
final class VerifyText {

    private static final int WIDTH = 80;
    private static final int NAME_WIDTH = 12;

    private VerifyText() {}

    /** @param key the one that was trusted, and was read from {@code keyFile}; none if the bundle's own was used */
    static List<String> lines(Path bundle, @Nullable Path keyFile, @Nullable VerifierKey key, BundleReport report) {
        List<String> lines = new ArrayList<>();
        add(lines, "Bundle", String.valueOf(bundle.getFileName()));
        report.facts().forEach(fact -> add(lines, fact.name(), fact.text()));
        add(
                lines,
                "Key",
                key == null
                        ? "none from outside; the one in the bundle was used"
                        : key.name() + "+" + key.id() + " of " + keyFile);
        lines.add("");
        report.checks().forEach(check -> addTo(lines, "  ok  %-16s ".formatted(check.name()), check.text()));
        BrokenBundle broken = report.broken();
        if (broken != null) {
            addTo(lines, "  BROKEN  ", place(broken) + ": " + broken.detail());
            lines.add("");
            lines.add("BROKEN. What comes after it was not looked at.");
        } else {
            addVerdict(lines, key, report.incomparable());
        }
        return lines;
    }

    private static void addVerdict(List<String> lines, @Nullable VerifierKey key, @Nullable String incomparable) {
        lines.add("");
        if (key == null) {
            lines.add("This bundle agrees with itself. That proves nothing yet: anybody could have");
            lines.add("made it with a key of their own. Give the log's key with --trusted-key.");
        } else if (incomparable == null) {
            lines.add("VERIFIED");
        } else {
            lines.add("The bundle is what the key has signed, but was not held against your checkpoint.");
        }
        if (incomparable != null) {
            addTo(lines, "", incomparable);
        }
    }

    private static String place(BrokenBundle broken) {
        String position = broken.position() == null ? "" : ", position " + broken.position();
        String event = broken.eventId() == null ? "" : ", event " + broken.eventId();
        return broken.place() + position + event;
    }

    private static void add(List<String> lines, String name, String text) {
        addTo(lines, ("%-" + NAME_WIDTH + "s").formatted(name), text);
    }

    /** Breaks a text into lines at its blanks, each as far to the right as the first. */
    private static void addTo(List<String> lines, String start, String text) {
        String indent = " ".repeat(start.length());
        StringBuilder line = new StringBuilder(start);
        for (String word : printable(text).split(" ")) {
            boolean isFirst = line.toString().isBlank() || line.length() == start.length();
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(isFirst ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
    }

    /** What stands in a bundle that somebody may have forged is not to move the terminal's cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
