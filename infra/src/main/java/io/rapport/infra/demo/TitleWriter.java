package io.rapport.infra.demo;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes titles and summaries by the templates of their language. No two items share a title. */
final class TitleWriter {

    private static final int TRIES = 8;

    private final Map<String, List<String>> templates = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    TitleWriter() {
        Table.read("titles.txt")
                .forEach(row -> templates
                        .computeIfAbsent(row.text(0) + "/" + row.text(1), _ -> new ArrayList<>())
                        .add(row.text(2)));
    }

    /** @param form a content type, or {@code PRODUCT} for what promotes the product of the topic */
    FreeText title(String form, MedicalTopic topic, Language language, Dice dice) {
        String title = "";
        for (int i = 0; i < TRIES; i++) {
            title = fill(dice.pick(templates(form, language)), topic, language, dice);
            if (taken.add(title)) {
                return new FreeText(title);
            }
        }
        int part = 2;
        while (!taken.add(title + " (" + part + ")")) {
            part++;
        }
        return new FreeText(title + " (" + part + ")");
    }

    FreeText summary(MedicalTopic topic, Language language, Dice dice) {
        return new FreeText(fill(templates("SUMMARY", language).getFirst(), topic, language, dice));
    }

    FreeText revisedSummary(MedicalTopic topic, Language language, Dice dice) {
        return new FreeText(fill(templates("REVISED", language).getFirst(), topic, language, dice));
    }

    private List<String> templates(String form, Language language) {
        return Objects.requireNonNull(templates.get(language.value() + "/" + form));
    }

    private static String fill(String template, MedicalTopic topic, Language language, Dice dice) {
        String name = topic.name(language);
        String aspect = dice.pick(topic.aspects());
        return template.replace("{topic}", name)
                .replace("{Topic}", capital(name))
                .replace("{aspect}", aspect)
                .replace("{Aspect}", capital(aspect))
                .replace(
                        "{product}",
                        topic.product() == null ? "" : topic.product().value());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
