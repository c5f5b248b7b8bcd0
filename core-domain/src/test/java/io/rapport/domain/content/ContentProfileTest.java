package io.rapport.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentProfileTest {

    private static final Audience WITH_ACCESS = new Audience(Set.of(), Set.of(), Set.of(), false, true);

    @Test
    void content_for_those_with_access_to_its_product_names_one() {
        assertThat(profile(WITH_ACCESS, new Product("LIPO"), 0).product()).isEqualTo(new Product("LIPO"));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> profile(WITH_ACCESS, null, 0))
                .returns("product", InvalidValue::field);
    }

    @Test
    void content_is_indexed_under_30_descriptors_at_most() {
        assertThat(profile(Audience.EVERYONE, null, 30).mesh()).hasSize(30);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> profile(Audience.EVERYONE, null, 31))
                .returns("mesh", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D003924", "D000066449"})
    void a_descriptor_is_known_by_its_unique_identifier(String id) {
        assertThat(new MeshDescriptor(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D00392", "D0039240000", "d003924", "Q000188", "D00392x", "Diabetes"})
    void anything_else_is_no_descriptor(String id) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new MeshDescriptor(id));
    }

    private static ContentProfile profile(Audience audience, @Nullable Product product, int descriptors) {
        return new ContentProfile(
                new FreeText("A title"),
                null,
                ContentType.ARTICLE,
                ContentNature.SCIENTIFIC,
                new TreeSet<>(),
                new Language("en"),
                audience,
                product,
                IntStream.range(0, descriptors)
                        .mapToObj(i -> new MeshDescriptor("D" + (100_000 + i)))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
