package io.rapport.domain.engagement;

import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Topic;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The coded part of a search. */
public record SearchFilters(
        SortedSet<Topic> topics,
        @Nullable ContentType type,
        @Nullable ContentNature nature) {

    public SearchFilters {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }
}
