package io.rapport.domain.content;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
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
 * @param product the product that it is about, if any; always there where the audience is limited to those with access to it
 * @param mesh the subjects that it is indexed under, at most {@value #MOST_DESCRIPTORS}
 */
public record ContentProfile(
        FreeText title,
        @Nullable FreeText summary,
        ContentType type,
        ContentNature nature,
        SortedSet<Topic> topics,
        Language language,
        Audience audience,
        @Nullable Product product,
        SortedSet<MeshDescriptor> mesh) {

    /** Articles in MEDLINE have 10 to 15. */
    private static final int MOST_DESCRIPTORS = 30;

    public ContentProfile {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        mesh = Collections.unmodifiableSortedSet(new TreeSet<>(mesh));
        if (mesh.size() > MOST_DESCRIPTORS) {
            throw InvalidValue.of("mesh", "at most " + MOST_DESCRIPTORS + " descriptors");
        }
        if (audience.productAccessOnly() && product == null) {
            throw InvalidValue.of("product", "a product, since only those with access to it may see the content");
        }
    }
}
