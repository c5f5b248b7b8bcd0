package io.rapport.domain.recommender;

import static io.rapport.domain.recommender.Portal.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.content.ContentNature;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductAccessTest {

    private static final Product LIPO = new Product("LIPO");
    private static final Product GLYCO = new Product("GLYCO");
    private static final String[] TOPICS = {"lipids", "migraine"};

    private final Portal portal = new Portal();

    @Test
    void gated_content_is_listed_from_the_grant_of_access_to_its_end() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId gated = portal.publishedFor(LIPO, "gated");
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();

        portal.grantAccess(ada, LIPO);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(gated);

        portal.endAccess(ada, LIPO);
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();
    }

    @Test
    void access_to_another_product_is_none() {
        HcpId ada = portal.consenting("ada", "cardiology");
        portal.publishedFor(LIPO, "gated");
        portal.grantAccess(ada, GLYCO);

        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();
    }

    @Test
    void a_list_is_made_again_by_the_access_that_held_then() {
        HcpId ada = portal.consenting("ada", "cardiology");
        portal.publishedFor(LIPO, "gated");
        portal.grantAccess(ada, LIPO);
        Recommendation served = portal.list(ada, Placement.HOME);
        Instant at = portal.now();
        portal.endAccess(ada, LIPO);

        RecommendationState then = portal.state(recorded -> recorded.position() <= served.basedOn());

        assertThat(portal.list(then, at, ada, Placement.HOME, ContentNature.SCIENTIFIC))
                .isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void no_list_and_no_related_content_has_what_the_hcp_has_no_access_to(long seed) {
        Random random = new Random(seed);
        Map<ContentId, Product> kept = new HashMap<>();
        List<ContentId> contents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String topic = TOPICS[random.nextInt(2)];
            if (random.nextBoolean()) {
                Product product = random.nextBoolean() ? LIPO : GLYCO;
                contents.add(portal.publishedFor(product, "gated-" + i, topic));
                kept.put(contents.getLast(), product);
            } else {
                contents.add(portal.published("open-" + i, topic));
            }
        }
        List<HcpId> hcps = List.of(
                portal.consenting("hcp-0", "cardiology"),
                portal.consenting("hcp-1", "cardiology"),
                portal.consenting("hcp-2", "oncology"));
        Map<HcpId, Set<Product>> access = new HashMap<>();
        portal.pins(contents.get(random.nextInt(12)), 1);
        portal.pins(contents.get(random.nextInt(12)), 3);
        Set<ContentId> shownThroughTheGate = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            HcpId hcp = hcps.get(random.nextInt(3));
            Product product = random.nextBoolean() ? LIPO : GLYCO;
            switch (random.nextInt(4)) {
                case 0 -> {
                    portal.grantAccess(hcp, product);
                    access.computeIfAbsent(hcp, _ -> new TreeSet<>()).add(product);
                }
                case 1 -> {
                    portal.endAccess(hcp, product);
                    access.computeIfAbsent(hcp, _ -> new TreeSet<>()).remove(product);
                }
                case 2 -> portal.views(hcp, contents.get(random.nextInt(12)), random.nextInt(101));
                default -> portal.rates(hcp, contents.get(random.nextInt(12)), 1 + random.nextInt(5));
            }
            RecommendationState state = portal.state();
            for (HcpId reader : hcps) {
                for (ContentId shown : everythingShown(state, reader, contents)) {
                    if (kept.containsKey(shown)) {
                        assertThat(access.getOrDefault(reader, Set.of()))
                                .as("seed %d, step %d, %s shown to %s", seed, step, shown, reader)
                                .contains(kept.get(shown));
                        shownThroughTheGate.add(shown);
                    }
                }
            }
        }
        assertThat(shownThroughTheGate).as("seed %d", seed).isNotEmpty();
    }

    private Set<ContentId> everythingShown(RecommendationState state, HcpId reader, List<ContentId> contents) {
        Set<ContentId> shown = new HashSet<>();
        for (Placement placement : Placement.values()) {
            ContentId[] context = placement == Placement.SEARCH
                    ? contents.toArray(ContentId[]::new)
                    : placement.needsContext() ? new ContentId[] {contents.get(3)} : new ContentId[0];
            shown.addAll(ids(portal.list(state, reader, placement, ContentNature.SCIENTIFIC, context)));
        }
        RelatedContent related =
                RelatedContent.of(state, contents.get(3), (Registered) state.hcp(reader), portal.now(), 10);
        shown.addAll(related.similar());
        shown.addAll(related.readTogether());
        return shown;
    }
}
