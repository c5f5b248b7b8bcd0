package io.rapport.infra.demo;

import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Invents the library: what each piece of content is, and by {@link ReviewProcess} how it comes and goes. */
final class ContentGenerator {

    /** The share of the library that is there on the first day. */
    private static final double LAUNCHED = 0.55;

    private static final double ENGLISH = 0.58;
    private static final double PROMOTIONAL = 0.3;
    private static final double SECOND_TOPIC = 0.3;
    private static final double TARGETED = 0.3;
    private static final double GATED_SCIENCE = 0.2;

    /** What is nobody's business: it is published and never read. */
    private static final double OVERLOOKED = 0.04;

    private static final List<ContentType> TYPES = List.of(
            ContentType.ARTICLE,
            ContentType.VIDEO,
            ContentType.WEBINAR,
            ContentType.PODCAST,
            ContentType.CASE_STUDY,
            ContentType.GUIDELINE,
            ContentType.BROCHURE,
            ContentType.COURSE);
    private static final double[] TYPE_SHARES = {36, 14, 8, 7, 11, 12, 6, 6};
    private static final double[] PROMOTIONAL_TYPE_SHARES = {30, 15, 0, 0, 0, 0, 55, 0};

    private final Atlas atlas;
    private final ReviewProcess process;
    private final TitleWriter titles = new TitleWriter();
    private final Odds topicDemand;
    private final Odds types = Odds.of(TYPES.size(), i -> TYPE_SHARES[i]);
    private final Odds promotionalTypes = Odds.of(TYPES.size(), i -> PROMOTIONAL_TYPE_SHARES[i]);
    private final Odds markets;

    ContentGenerator(Atlas atlas, Timeline timeline) {
        this.atlas = atlas;
        this.process = new ReviewProcess(timeline);
        this.topicDemand = Odds.of(atlas.topics(), this::demand);
        this.markets = Odds.of(atlas.markets(), Market::share);
    }

    /** @return the items that were published at some time */
    List<Item> generate(int count, Dice dice, Consumer<SampleStep> steps) {
        List<Item> published = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            Dice own = dice.split();
            // The first item is for everyone and stays: even the smallest library has something to show.
            Item item = item(number, number == 1, number <= LAUNCHED * count + 1, own, steps);
            if (item != null) {
                published.add(item);
            }
        }
        return published;
    }

    private @Nullable Item item(
            int number, boolean evergreen, boolean launched, Dice dice, Consumer<SampleStep> steps) {
        ContentId id = new ContentId(String.format(Locale.ROOT, "content-%04d", number));
        List<MedicalTopic> topics = topics(dice);
        MedicalTopic topic = topics.getFirst();
        Language language = evergreen || dice.hits(ENGLISH)
                ? Atlas.ENGLISH
                : atlas.markets().get(markets.draw(dice)).language();
        boolean promotional = !evergreen && topic.product() != null && dice.hits(PROMOTIONAL);
        ContentType type = TYPES.get((promotional ? promotionalTypes : types).draw(dice));
        FreeText title = titles.title(promotional ? "PRODUCT" : type.name(), topic, language, dice);
        ContentProfile profile = new ContentProfile(
                title,
                titles.summary(topic, language, dice),
                type,
                promotional ? ContentNature.PROMOTIONAL : ContentNature.SCIENTIFIC,
                tags(topics),
                language,
                evergreen ? Audience.EVERYONE : audience(topics, language, promotional, dice),
                promotional ? topic.product() : null,
                descriptors(topics));
        ReviewProcess.Outcome outcome =
                process.run(id, profile, revised(profile, topic, dice), evergreen, launched, dice, steps);
        double appeal = dice.skewed(0.9);
        double quality = 0.35 + 0.6 * dice.unit();
        boolean overlooked = !evergreen && dice.hits(OVERLOOKED);
        return outcome == null
                ? null
                : new Item(id, profile, topics, overlooked ? 0 : appeal, quality, outcome.from(), outcome.until());
    }

    private double demand(MedicalTopic topic) {
        return 0.3
                + atlas.specialties().stream()
                        .mapToDouble(specialty -> StrictMath.sqrt(specialty.share())
                                * specialty.affinities().getOrDefault(topic.topic(), 0.0))
                        .sum();
    }

    /** The main topic, and sometimes one that the same specialties care about. */
    private List<MedicalTopic> topics(Dice dice) {
        MedicalTopic main = atlas.topics().get(topicDemand.draw(dice));
        if (!dice.hits(SECOND_TOPIC)) {
            return List.of(main);
        }
        List<MedicalTopic> related = atlas.topics().stream()
                .filter(other -> !other.equals(main) && areRelated(main.topic(), other.topic()))
                .toList();
        return related.isEmpty() ? List.of(main) : List.of(main, dice.pick(related));
    }

    private boolean areRelated(Topic one, Topic other) {
        return atlas.specialties().stream()
                .anyMatch(specialty -> specialty.affinities().containsKey(one)
                        && specialty.affinities().containsKey(other));
    }

    private static SortedSet<Topic> tags(List<MedicalTopic> topics) {
        SortedSet<Topic> tags = new TreeSet<>();
        topics.forEach(topic -> tags.add(topic.topic()));
        return tags;
    }

    private static SortedSet<MeshDescriptor> descriptors(List<MedicalTopic> topics) {
        SortedSet<MeshDescriptor> descriptors = new TreeSet<>();
        for (MedicalTopic topic : topics) {
            if (topic.descriptor() != null) {
                descriptors.add(topic.descriptor());
            }
        }
        return descriptors;
    }

    private Audience audience(List<MedicalTopic> topics, Language language, boolean promotional, Dice dice) {
        Set<Specialty> specialties = new TreeSet<>(Comparator.comparing(Specialty::value));
        if (dice.hits(TARGETED)) {
            atlas.specialties().stream()
                    .filter(specialty -> topics.stream()
                            .anyMatch(topic -> specialty.affinities().containsKey(topic.topic())))
                    .forEach(specialty -> specialties.add(specialty.specialty()));
        }
        Set<Country> countries = new TreeSet<>(Comparator.comparing(Country::value));
        if (!language.equals(Atlas.ENGLISH)) {
            atlas.markets().stream()
                    .filter(market -> market.language().equals(language))
                    .forEach(market -> countries.add(market.country()));
        }
        return new Audience(specialties, Set.of(), countries, promotional || dice.hits(GATED_SCIENCE), false);
    }

    private ContentProfile revised(ContentProfile profile, MedicalTopic topic, Dice dice) {
        return new ContentProfile(
                profile.title(),
                titles.revisedSummary(topic, profile.language(), dice),
                profile.type(),
                profile.nature(),
                profile.topics(),
                profile.language(),
                profile.audience(),
                profile.product(),
                profile.mesh());
    }
}
