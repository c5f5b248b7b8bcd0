package io.rapport.query.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.content.ContentNature;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommender.Reason;
import io.rapport.domain.recommender.Recommendation.Listed;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Texts;
import io.rapport.query.recommendation.RecommendationDesk.Served;
import io.rapport.query.recommendation.RecommendationDesk.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecommendationController {

    /** @param text for whoever reads the list */
    record ReasonView(String code, String text) {

        static ReasonView of(Reason reason) {
            return new ReasonView(reason.code(), reason.text());
        }
    }

    /** @param place from 1 */
    record ItemView(int place, String contentId, int version, String title, List<ReasonView> reasons) {}

    /**
     * @param id names the list, for feedback on it and questions about it
     * @param level on what it rests: segment, behaviour or model
     * @param model by which it was ranked, at level model; its card is at /models
     * @param consent the decisions that it rests on, by purpose
     * @param position up to which the log was taken into account
     */
    record ListView(
            String id,
            String placement,
            Instant servedAt,
            String level,
            @Nullable ModelId model,
            Map<String, String> consent,
            long position,
            List<ItemView> items) {}

    private final RecommendationDesk desk;

    RecommendationController(RecommendationDesk desk) {
        this.desk = desk;
    }

    /**
     * @param placement home, newer-on-topic, read-together, top-rated-similar, read-by-specialty, resume, search or while-away
     * @param context the content that was just read; for search, all that was found, in its order
     * @param nature scientific or promotional, which are not mixed but in resume and search
     * @param limit 1 to 50
     */
    @GetMapping("/api/v1/hcps/{id}/recommendations")
    ListView recommend(
            @PathVariable HcpId id,
            @RequestParam(defaultValue = "home") String placement,
            @RequestParam(required = false) @Nullable List<ContentId> context,
            @RequestParam(defaultValue = "scientific") String nature,
            @RequestParam(defaultValue = "web") String channel,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition,
            @RequestHeader(name = "X-Correlation-Id", required = false) @Nullable String correlationId) {
        Wish wish = new Wish(
                Codes.constant(Placement.class, "placement", placement),
                context == null ? List.of() : context,
                Codes.constant(ContentNature.class, "nature", nature),
                Codes.constant(Channel.class, "channel", channel),
                limit);
        Served served = desk.serve(
                id,
                wish,
                minPosition,
                correlationId != null && Texts.isIdentifier(correlationId)
                        ? correlationId
                        : UUID.randomUUID().toString());
        return view(wish.placement(), served);
    }

    private static ListView view(Placement placement, Served served) {
        List<ItemView> items = new ArrayList<>();
        for (Listed listed : served.list().items()) {
            items.add(new ItemView(
                    items.size() + 1,
                    listed.item().content().value(),
                    listed.item().version(),
                    listed.title(),
                    listed.reasons().stream().map(ReasonView::of).toList()));
        }
        return new ListView(
                served.id().value(),
                code(placement),
                served.at(),
                code(served.list().level()),
                served.list().model(),
                ConsentBasis.of(served.consent()),
                served.list().basedOn(),
                items);
    }
}
