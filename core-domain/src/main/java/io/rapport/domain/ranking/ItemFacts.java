package io.rapport.domain.ranking;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Topic;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a piece of content, as far as affinity to it goes.
 *
 * @param author who wrote it, or brought it in
 */
public record ItemFacts(
        List<Topic> topics,
        @Nullable ContentType type,
        @Nullable String author) {

    public static final ItemFacts NONE = new ItemFacts(List.of(), null, null);

    public ItemFacts {
        topics = List.copyOf(topics);
    }

    public ItemFacts(SortedSet<Topic> topics, ContentType type, @Nullable String author) {
        this(List.copyOf(topics), type, author);
    }
}
