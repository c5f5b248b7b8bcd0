package io.rapport.infra.demo;

import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A topic that the library covers.
 *
 * @param index its place among all topics
 * @param product the company's product for it, if there is one
 * @param names what it is called, by language
 * @param aspects what content about it dwells on, in English
 * @param searches what is typed to find it, in English
 * @param descriptor the subject heading that it is indexed under, if one fits
 */
record MedicalTopic(
        int index,
        Topic topic,
        @Nullable Product product,
        Map<Language, String> names,
        List<String> aspects,
        List<String> searches,
        @Nullable MeshDescriptor descriptor) {

    String name(Language language) {
        return Objects.requireNonNull(names.get(language));
    }
}
