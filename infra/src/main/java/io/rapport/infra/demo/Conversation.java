package io.rapport.infra.demo;

import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import java.util.List;
import java.util.Locale;

/** What HCPs type: searches and comments in their own language. */
final class Conversation {

    private static final double SPECIFIC = 0.55;

    private final Atlas atlas;
    private final Phrases searches = new Phrases("searches.txt");
    private final Phrases fruitless = new Phrases("fruitless-searches.txt");
    private final Phrases comments = new Phrases("comments.txt");

    Conversation(Atlas atlas) {
        this.atlas = atlas;
    }

    /** The topics in the order of their indexes. */
    List<MedicalTopic> topics() {
        return atlas.topics();
    }

    FreeText search(MedicalTopic topic, Language language, Dice dice) {
        String query = language.equals(Atlas.ENGLISH) && dice.hits(SPECIFIC)
                ? dice.pick(topic.searches())
                : dice.pick(searches.in(language)).replace("{topic}", topic.name(language));
        return new FreeText(query.toLowerCase(Locale.ROOT));
    }

    FreeText fruitlessSearch(Language language, Dice dice) {
        return new FreeText(dice.pick(fruitless.in(language)));
    }

    FreeText comment(Language language, Dice dice) {
        return new FreeText(dice.pick(comments.in(language)));
    }
}
