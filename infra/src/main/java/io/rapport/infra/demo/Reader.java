package io.rapport.infra.demo;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.Action.BookmarkContent;
import io.rapport.domain.engagement.Action.ClickSearchResult;
import io.rapport.domain.engagement.Action.CommentOnContent;
import io.rapport.domain.engagement.Action.DownloadContent;
import io.rapport.domain.engagement.Action.EndSession;
import io.rapport.domain.engagement.Action.FollowContent;
import io.rapport.domain.engagement.Action.RateContent;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ShareContent;
import io.rapport.domain.engagement.Action.StartSession;
import io.rapport.domain.engagement.Action.UnbookmarkContent;
import io.rapport.domain.engagement.Action.ViewContent;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.demo.SampleStep.ReportedStep;
import io.rapport.infra.demo.SampleStep.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One HCP on its visits. What it cares about it reads further, keeps and rates; it remembers what it did before. */
final class Reader {

    private static final double USUAL_CHANNEL = 0.82;
    private static final double ENDS_VISIBLY = 0.72;
    private static final double SEARCHES = 0.17;
    private static final double FINDS_NOTHING = 0.13;
    private static final double CLICKS_RESULT = 0.7;
    private static final double ONLY_FILTERS = 0.05;
    private static final double SETS_TYPE = 0.12;
    private static final double UNBOOKMARKS = 0.012;
    private static final double READS_AGAIN = 0.3;
    private static final int CHOICES = 6;
    private static final int RESULTS_PAGE = 10;

    private final Persona persona;
    private final Shelf shelf;
    private final Conversation conversation;
    private final Dice dice;
    private final Odds topics;
    private final Map<ContentId, Item> bookmarks = new LinkedHashMap<>();
    private final Set<ContentId> read = new HashSet<>();
    private final Set<ContentId> rated = new HashSet<>();
    private final Set<ContentId> followed = new HashSet<>();

    Reader(Persona persona, Shelf shelf, Conversation conversation, Dice dice) {
        this.persona = persona;
        this.shelf = shelf;
        this.conversation = conversation;
        this.dice = dice;
        this.topics = Odds.of(conversation.topics(), persona::affinity);
    }

    /**
     * A visit of exactly {@code count} actions.
     *
     * @param number counts the visits of this HCP
     * @param latest when the visit must be over
     */
    Visit visit(int number, Instant start, Instant latest, int count) {
        SessionId session = new SessionId("visit-" + persona.id().value() + "-" + number);
        Channel channel = dice.hits(USUAL_CHANNEL)
                ? persona.favourite()
                : persona.favourite() == Channel.WEB ? Channel.APP : Channel.WEB;
        Script script = new Script(start, latest, count);
        script.play();
        return new Visit(script.now.plusSeconds(1), persona.id(), session, channel, script.actions);
    }

    private final class Script {

        private final Instant latest;
        private final int count;
        private final Odds visible;
        private final List<ReportedStep> actions;
        private final Set<ContentId> readNow = new HashSet<>();
        private Instant now;

        Script(Instant start, Instant latest, int count) {
            this.now = start;
            this.latest = latest;
            this.count = count;
            this.visible = shelf.at(start);
            this.actions = new ArrayList<>(count);
        }

        void play() {
            if (count > 1) {
                act(new StartSession());
            }
            boolean ends = count > 2 && dice.hits(ENDS_VISIBLY);
            int until = ends ? count - 1 : count;
            while (actions.size() < until) {
                turn(until);
            }
            if (ends) {
                pause(dice.between(2, 40));
                act(new EndSession());
            }
        }

        private void turn(int until) {
            pause(dice.between(3, 30));
            if (visible.isEmpty() || dice.hits(SEARCHES)) {
                search(until);
            } else if (!bookmarks.isEmpty() && dice.hits(UNBOOKMARKS)) {
                tidyUp(until);
            } else {
                read(choose(), until);
            }
        }

        /** Rarely what was read before, and not twice on one visit as long as there is something else. */
        private Item choose() {
            Item item = shelf.item(visible.draw(dice));
            for (int i = 0; i < CHOICES && isStale(item); i++) {
                item = shelf.item(visible.draw(dice));
            }
            return item;
        }

        private boolean isStale(Item item) {
            return readNow.contains(item.id()) || (read.contains(item.id()) && !dice.hits(READS_AGAIN));
        }

        private void search(int until) {
            if (visible.isEmpty() || dice.hits(FINDS_NOTHING)) {
                act(new SearchContent(null, filters(null, null), 0), conversation.fruitlessSearch(language(), dice));
                return;
            }
            MedicalTopic topic = conversation.topics().get(topics.draw(dice));
            ContentType type = dice.hits(SETS_TYPE) ? ContentType.ARTICLE : null;
            boolean onlyFilters = dice.hits(ONLY_FILTERS);
            Odds found = shelf.among(visible, Shelf.about(topic, type));
            int results = shelf.count(found);
            FreeText query = conversation.search(topic, language(), dice);
            act(
                    new SearchContent(null, filters(onlyFilters ? topic.topic() : null, type), results),
                    onlyFilters ? null : query);
            if (results > 0 && actions.size() < until && dice.hits(CLICKS_RESULT)) {
                pause(dice.between(2, 15));
                Item item = shelf.item(found.draw(dice));
                int rank = 1 + Math.min((int) dice.waiting(1.6), Math.min(results, RESULTS_PAGE) - 1);
                act(new ClickSearchResult(item.id(), rank));
                read(item, until);
            }
        }

        private void read(Item item, int until) {
            if (actions.size() == until) {
                return;
            }
            double affinity = item.affinity(persona);
            double liking = 0.55 * affinity + 0.45 * item.quality();
            int depth = (int) Math.clamp(100 * (0.15 + 0.75 * liking + 0.24 * dice.normal()), 3, 100);
            Instant began = now;
            // The view is reported when it ends.
            Instant ended = pause(1 + (long) (length(item) * depth / 100.0 * dice.skewed(0.4)));
            long dwell = Duration.between(began, ended).toMillis() - dice.below(900);
            act(new ViewContent(item.id(), depth, dwell));
            read.add(item.id());
            readNow.add(item.id());
            if (depth > 35) {
                respond(item, affinity, liking, until);
            }
        }

        private void respond(Item item, double affinity, double liking, int until) {
            boolean toKeep = switch (item.profile().type()) {
                case GUIDELINE, BROCHURE -> true;
                case ARTICLE, VIDEO, WEBINAR, PODCAST, CASE_STUDY, COURSE -> false;
            };
            if (fits(until, toKeep ? 0.24 : 0.05)) {
                act(new DownloadContent(item.id()));
            }
            if (!bookmarks.containsKey(item.id()) && fits(until, 0.04 + 0.12 * affinity)) {
                bookmarks.put(item.id(), item);
                act(new BookmarkContent(item.id()));
            }
            if (!rated.contains(item.id()) && fits(until, 0.09)) {
                rated.add(item.id());
                act(new RateContent(item.id(), Math.clamp(Math.round(1.6 + 3.6 * liking + 0.7 * dice.normal()), 1, 5)));
            }
            if (fits(until, 0.022)) {
                act(new CommentOnContent(item.id(), null), conversation.comment(language(), dice));
            }
            if (fits(until, 0.01 + 0.03 * liking)) {
                act(new ShareContent(item.id()));
            }
            if (!followed.contains(item.id()) && fits(until, 0.035 * affinity)) {
                followed.add(item.id());
                act(new FollowContent(item.id()));
            }
        }

        private boolean fits(int until, double probability) {
            boolean wanted = dice.hits(probability);
            if (wanted && actions.size() < until) {
                pause(dice.between(2, 20));
                return true;
            }
            return false;
        }

        /** Bookmarks of what was withdrawn meanwhile stay, because it can no longer be acted on. */
        private void tidyUp(int until) {
            Item item = dice.pick(List.copyOf(bookmarks.values()));
            Item visibleItem = visible(item) ? item : shelf.item(visible.draw(dice));
            if (bookmarks.remove(visibleItem.id()) != null) {
                act(new UnbookmarkContent(visibleItem.id()));
            } else {
                read(visibleItem, until);
            }
        }

        private boolean visible(Item item) {
            return !shelf.among(visible, item::equals).isEmpty();
        }

        private Language language() {
            return persona.market().language();
        }

        private void act(Action action) {
            act(action, null);
        }

        private void act(Action action, @Nullable FreeText typed) {
            actions.add(new ReportedStep(now, action, typed));
        }

        /** Lets time pass, but hardly any where the visit must come to its end. */
        private Instant pause(long seconds) {
            Instant next = now.plusSeconds(seconds);
            now = next.isBefore(latest.minusSeconds(5L * count)) ? next : now.plusSeconds(1);
            return now;
        }
    }

    private static SearchFilters filters(@Nullable Topic topic, @Nullable ContentType type) {
        SortedSet<Topic> topics = topic == null ? Collections.emptySortedSet() : new TreeSet<>(Set.of(topic));
        return new SearchFilters(topics, type, null);
    }

    /** How long it takes to see all of it, in seconds. */
    private static int length(Item item) {
        return switch (item.profile().type()) {
            case ARTICLE -> 240;
            case VIDEO -> 420;
            case WEBINAR -> 1_500;
            case PODCAST -> 900;
            case CASE_STUDY -> 300;
            case GUIDELINE -> 260;
            case BROCHURE -> 110;
            case COURSE -> 1_200;
        };
    }
}
