package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.recommender.ReadingProgress.Seen;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
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

    private static final class Part {
        private ReadingProgress progress = new ReadingProgress();
        private final Map<ContentId, Integer> dismissed = new HashMap<>();
    }

    private final Map<ConsentTarget, Part> parts = new LinkedHashMap<>();

    /** By channel: to refuse a topic is about no content, and what is decided about some content leaves it. */
    private final Map<Channel, Set<Topic>> refused = new EnumMap<>(Channel.class);

    void view(ConsentTarget target, Seen seen) {
        part(target).progress.add(seen);
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
                part.progress = new ReadingProgress();
            }
        });
    }

    /** What the HCP does not want to be offered at a moment. */
    Wishes wishes(RecommendationState state, Instant at) {
        Map<ContentId, Integer> versions = new HashMap<>();
        for (Part part : parts.values()) {
            part.dismissed.forEach((content, version) -> versions.merge(content, version, Math::max));
            part.progress.each(seen -> {
                if (seen.isFinished()) {
                    versions.merge(state.history().contentId(seen.item()), seen.version(), Math::max);
                }
            });
        }
        BitSet done = new BitSet();
        versions.forEach((content, version) -> state.catalogue()
                .offer(content, at)
                .filter(offer -> offer.version() <= version)
                .ifPresent(offer -> done.set(offer.item())));
        Set<Topic> topics = new HashSet<>();
        refused.values().forEach(topics::addAll);
        return new Wishes(done, topics);
    }

    /**
     * @param done the items that were dismissed or read to the end, in the version that is published
     * @param refused topics of which nothing is wanted
     */
    record Wishes(BitSet done, Set<Topic> refused) {

        static final Wishes NONE = new Wishes(new BitSet(), Set.of());

        boolean permit(Offer offer) {
            return !done.get(offer.item())
                    && (refused.isEmpty()
                            || Collections.disjoint(
                                    refused, offer.published().profile().topics()));
        }
    }

    /** What was begun and not finished. */
    List<Seen> unfinished() {
        List<Seen> unfinished = new ArrayList<>();
        parts.values()
                .forEach(part -> part.progress.each(seen -> {
                    if (!seen.isFinished()) {
                        unfinished.add(seen);
                    }
                }));
        return unfinished;
    }
}
