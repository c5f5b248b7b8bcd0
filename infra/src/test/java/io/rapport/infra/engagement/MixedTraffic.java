package io.rapport.infra.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * HCPs who consent to analytics on the web and not in the app, and whose batches have an action of each. In every round
 * all of them act at once, anonymously on an article that nobody else is on in that way.
 */
final class MixedTraffic {

    private static final List<String> KINDS = List.of(
            "view",
            "bookmark",
            "unbookmark",
            "download",
            "share",
            "follow",
            "comment",
            "search-click",
            "click-recommendation",
            "dismiss-recommendation");

    static final int ROUNDS = KINDS.size();

    /** What nobody but the client and who made the traffic knows. */
    record Secret(String hcp, String clientId, String contentId, String kind) {}

    private final List<String> hcps = new ArrayList<>();
    private final List<Secret> secrets = Collections.synchronizedList(new ArrayList<>());
    private final Api portal;
    private final List<String> contents = new ArrayList<>();

    MixedTraffic(int port, int count) {
        this.portal = Api.as(Role.PORTAL, port);
        Portal people = new Portal(port);
        for (int i = 0; i < count; i++) {
            String hcp = people.register();
            assertThat(portal.post(
                                    "/api/v1/hcps/" + hcp + "/consents",
                                    "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"channel\": \"web\", \"notice\": \"n1\"}")
                            .status())
                    .isEqualTo(201);
            hcps.add(hcp);
            contents.add(people.publish());
        }
    }

    List<String> hcps() {
        return hcps;
    }

    List<Secret> secrets() {
        return secrets;
    }

    /** @param seed decides who is on which article */
    void act(long seed) {
        Random random = new Random(seed);
        for (String kind : KINDS) {
            List<String> shuffled = new ArrayList<>(contents);
            Collections.shuffle(shuffled, random);
            CyclicBarrier together = new CyclicBarrier(hcps.size());
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> acting = new ArrayList<>();
                for (int i = 0; i < hcps.size(); i++) {
                    Secret secret = new Secret(hcps.get(i), UUID.randomUUID().toString(), shuffled.get(i), kind);
                    secrets.add(secret);
                    acting.add(threads.submit(() -> {
                        together.await();
                        send(secret);
                        return null;
                    }));
                }
                for (Future<?> done : acting) {
                    done.get();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void send(Secret secret) {
        Api.Answer answer = portal.post(
                "/api/v1/hcps/" + secret.hcp() + "/engagements",
                Portal.batch(own(secret), anonymous(secret)),
                "Idempotency-Key",
                secret.clientId());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/results/0/anonymous").asBoolean()).isFalse();
        assertThat(answer.json().at("/results/1/anonymous").asBoolean()).isTrue();
    }

    private String own(Secret secret) {
        return action(
                secret.kind(), UUID.randomUUID().toString(), contents.get(hcps.indexOf(secret.hcp())), secret, "web");
    }

    private static String anonymous(Secret secret) {
        return action(secret.kind(), secret.clientId(), secret.contentId(), secret, "app");
    }

    private static String action(String kind, String clientId, String content, Secret secret, String channel) {
        String more = switch (kind) {
            case "comment" -> channel.equals("app") ? ", \"text\": \"Said by nobody\"" : "";
            case "search-click" -> ", \"rank\": 1";
            case "click-recommendation" -> list(secret) + ", \"place\": 1";
            case "dismiss-recommendation" -> list(secret);
            default -> "";
        };
        return """
                {"action": "%s", "clientId": "%s", "occurredAt": "%s", "contentId": "%s", "session": "visit-%s",
                 "channel": "%s"%s}
                """.formatted(kind, clientId, Instant.now(), content, secret.hcp(), channel, more);
    }

    /** One of the HCP's own, on both channels the same. */
    private static String list(Secret secret) {
        return ", \"recommendation\": \"nobody-" + secret.hcp() + "\"";
    }
}
