package io.rapport.domain.recommender;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.ranking.RankedItem;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.TrainingReplay.Chosen;
import io.rapport.domain.shared.ContentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How a model does for groups of HCPs, and how often content that is aimed at them is listed. */
final class BiasAudit {

    /** Of one group. */
    private static final class Tally {
        private long reads;
        private double ndcg;
        private double places;
        private double expectedPlaces;

        GroupFigures figures(GroupDimension dimension, String group, double overall) {
            double quality = reads == 0 ? 0 : ndcg / reads;
            return new GroupFigures(
                    dimension,
                    new GroupCode(group),
                    reads,
                    quality,
                    overall == 0 ? 1 : quality / overall,
                    expectedPlaces == 0 ? 1 : places / expectedPlaces);
        }
    }

    private final RecommendationState state;
    private final Map<GroupDimension, Map<String, Tally>> tallies = new TreeMap<>();

    /** Of all groups that a version of content is aimed at. */
    private final Map<Published, List<Tally>> aims = new IdentityHashMap<>();

    BiasAudit(RecommendationState state) {
        this.state = state;
    }

    void add(Chosen chosen, List<RankedItem> list, double ndcg) {
        Instant at = chosen.request().at();
        for (GroupDimension dimension : GroupDimension.values()) {
            Tally own = tally(dimension, group(dimension, chosen.hcp()));
            own.reads++;
            own.ndcg += ndcg;
        }
        int[] candidates = chosen.question().candidates();
        double share = (double) list.size() / candidates.length;
        for (int candidate : candidates) {
            for (Tally aimedAt : aims(state.history().contentId(candidate), at)) {
                aimedAt.expectedPlaces += share;
            }
        }
        for (RankedItem item : list) {
            aims(item.content(), at).forEach(aimedAt -> aimedAt.places++);
        }
    }

    private List<Tally> aims(ContentId content, Instant at) {
        return aims.computeIfAbsent(
                state.catalogue().published(content, at).orElseThrow(),
                published -> Arrays.stream(GroupDimension.values())
                        .flatMap(dimension -> groups(dimension, published).map(group -> tally(dimension, group)))
                        .toList());
    }

    private Tally tally(GroupDimension dimension, String group) {
        return tallies.computeIfAbsent(dimension, _ -> new TreeMap<>()).computeIfAbsent(group, _ -> new Tally());
    }

    private static String group(GroupDimension dimension, Registered hcp) {
        return switch (dimension) {
            case SPECIALTY -> hcp.specialty().value();
            case COUNTRY -> hcp.country().value();
            case ROLE -> code(hcp.role());
            case LANGUAGE -> hcp.language().value();
        };
    }

    /** Those that content is aimed at; none where it is for everyone. */
    private static Stream<String> groups(GroupDimension dimension, Published published) {
        Audience audience = published.publication().audience();
        ContentProfile profile = published.profile();
        return switch (dimension) {
            case SPECIALTY -> audience.specialties().stream().map(specialty -> specialty.value());
            case COUNTRY -> audience.countries().stream().map(country -> country.value());
            case ROLE -> audience.roles().stream().map(role -> code(role));
            case LANGUAGE -> Stream.of(profile.language().value());
        };
    }

    /** @param overall the quality over all reads */
    List<GroupFigures> groups(double overall) {
        List<GroupFigures> groups = new ArrayList<>();
        tallies.forEach((dimension, ofDimension) ->
                ofDimension.forEach((group, tally) -> groups.add(tally.figures(dimension, group, overall))));
        return groups;
    }
}
