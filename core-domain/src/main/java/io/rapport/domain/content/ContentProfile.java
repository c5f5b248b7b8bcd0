package io.rapport.domain.content;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a piece of content is and whom it is meant for.
 *
 * @param product the product that it is about, if any
 */
public record ContentProfile(
        FreeText title,
        @Nullable FreeText summary,
        ContentType type,
        ContentNature nature,
        SortedSet<Topic> topics,
        Language language,
        Audience audience,
        @Nullable Product product) {

    public ContentProfile {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }
}
