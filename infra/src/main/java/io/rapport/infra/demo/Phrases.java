package io.rapport.infra.demo;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of a resource by their kind, mostly a language. A row of the kind {@code *} belongs to every kind. */
final class Phrases {

    private static final String EVERY = "*";

    private final Map<String, List<String>> byKind = new HashMap<>();

    Phrases(String resource) {
        Table.read(resource)
                .forEach(row -> byKind.computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                        .add(row.text(1)));
        List<String> everywhere = byKind.getOrDefault(EVERY, List.of());
        byKind.forEach((kind, texts) -> {
            if (!kind.equals(EVERY)) {
                texts.addAll(everywhere);
            }
        });
    }

    List<String> in(Language language) {
        return byKind.getOrDefault(language.value(), byKind.getOrDefault(EVERY, List.of()));
    }

    List<FreeText> of(String kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(FreeText::new).toList();
    }
}
