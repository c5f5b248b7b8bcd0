package io.rapport.domain.recommendation;

import io.rapport.domain.content.ContentNature;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.shared.ContentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened about recommending. */
public sealed interface RecommendationEvent extends DomainEvent {

    /**
     * A list was served. The reader is the subject of the event's envelope, and nobody where analytics is not consented to;
     * when and on which channel, and the purposes in force, are in the envelope as well.
     *
     * @param recommendation names the list
     * @param context after which content, or among which; empty where the placement needs none
     * @param limit how many items were asked for
     * @param seed of what was left to chance
     * @param model by which the list was ranked, at {@link Level#MODEL}
     * @param segment what the reader was
     * @param basedOn the position of the last event of the log that the list took into account
     * @param candidates how many items could have been listed
     * @param shadow what another model would have listed, where one is tried out
     */
    record RecommendationServed(
            RecommendationId recommendation,
            Placement placement,
            List<ContentId> context,
            ContentNature nature,
            int limit,
            long seed,
            Level level,
            @Nullable ModelId model,
            Segment segment,
            long basedOn,
            int candidates,
            List<ServedItem> items,
            @Nullable ShadowList shadow)
            implements RecommendationEvent {

        public RecommendationServed {
            context = List.copyOf(context);
            items = List.copyOf(items);
        }
    }

    /** From here on, lists are made by these settings. */
    record SettingsAdopted(RecommendationSettings settings) implements RecommendationEvent {}
}
