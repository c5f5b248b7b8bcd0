package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an HCP said about content by acting on it, kept apart by what it was consented to, so that a decision takes away what
 * it is about and nothing else.
 */
final class OwnActions {

    /** Seen from here on, a piece of content is read to the end. */
    private static final int END_PERCENT = 95;

    /**
     * How far the reader is in a version.
     *
     * @param at when it was last seen, in milliseconds since 1970
     */
    record Progress(ContentId content, int version, int depthPercent, long at) {

        boolean isFinished() {
            return depthPercent >= END_PERCENT;
        }
    }

    private static final class Part {
        private final Map<ContentId, Progress> progress = new HashMap<>();
        private final Map<ContentId, Integer> dismissed = new HashMap<>();
    }

    private final Map<ConsentTarget, Part> parts = new LinkedHashMap<>();

    /** By channel: to refuse a topic is about no content, and what is decided about some content leaves it. */
    private final Map<Channel, Set<Topic>> refused = new EnumMap<>(Channel.class);

    void view(ConsentTarget target, Progress seen) {
        part(target)
                .progress
                .merge(
                        seen.content(),
                        seen,
                        (before, now) -> now.version() == before.version()
                                ? new Progress(
                                        now.content(),
                                        now.version(),
                                        Math.max(before.depthPercent(), now.depthPercent()),
                                        now.at())
                                : now);
    }

    void dismiss(ConsentTarget target, ContentId content, int version) {
        part(target).dismissed.merge(content, version, Math::max);
    }

    void refuse(Channel channel, Topic topic) {
        refused.computeIfAbsent(channel, _ -> new HashSet<>()).add(topic);
    }

    private Part part(ConsentTarget target) {
        return parts.computeIfAbsent(target, _ -> new Part());
    }

    void removeOnContent(Predicate<ConsentTarget> targets) {
        parts.keySet().removeIf(targets);
    }

    void removeRefusals(Predicate<ConsentTarget> targets) {
        refused.keySet().removeIf(channel -> targets.test(ConsentTarget.of(channel)));
    }

    /** Forgets what was read, but not what the HCP said explicitly. */
    void impersonalise(Predicate<ConsentTarget> targets) {
        parts.forEach((target, part) -> {
            if (targets.test(target)) {
                part.progress.clear();
            }
        });
    }

    /** What the HCP does not want to be offered. */
    Wishes wishes() {
        Map<ContentId, Integer> done = new HashMap<>();
        for (Part part : parts.values()) {
            part.dismissed.forEach((content, version) -> done.merge(content, version, Math::max));
            part.progress.values().stream()
                    .filter(Progress::isFinished)
                    .forEach(progress -> done.merge(progress.content(), progress.version(), Math::max));
        }
        Set<Topic> topics = new HashSet<>();
        refused.values().forEach(topics::addAll);
        return new Wishes(done, topics);
    }

    /**
     * @param done the newest version of each content that was dismissed or read to the end
     * @param refused topics of which nothing is wanted
     */
    record Wishes(Map<ContentId, Integer> done, Set<Topic> refused) {

        static final Wishes NONE = new Wishes(Map.of(), Set.of());

        boolean permit(ContentId content, int version, Set<Topic> topics) {
            return done.getOrDefault(content, 0) < version
                    && (refused.isEmpty() || Collections.disjoint(refused, topics));
        }
    }

    /** What was begun and not finished. */
    List<Progress> unfinished() {
        List<Progress> unfinished = new ArrayList<>();
        parts.values()
                .forEach(part -> part.progress.values().stream()
                        .filter(progress -> !progress.isFinished())
                        .forEach(unfinished::add));
        return unfinished;
    }
}
