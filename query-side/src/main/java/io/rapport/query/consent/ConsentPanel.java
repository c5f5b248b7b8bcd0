package io.rapport.query.consent;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.shared.Channel;
import io.rapport.query.consent.ConsentStanding.Decision;
import io.rapport.query.consent.ConsentStanding.PurposeStanding;
import io.rapport.query.hcp.HcpPanel;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which consents an HCP had, and all decisions that led there. */
@Configuration(proxyBeanMethods = false)
class ConsentPanel {

    /** @param decisions the latest first */
    record View(String hcp, List<String> channels, List<PurposeStanding> purposes, List<Decision> decisions) {}

    @Bean
    HcpPanel consentsOfHcp(ConsentQueryController consents) {
        return new HcpPanel(
                "consents",
                "Consents",
                2,
                "hcps/consents",
                moment -> view(consents.find(moment.hcp(), moment.asOf(), moment.knownAt(), null)));
    }

    private static View view(ConsentStanding standing) {
        return new View(
                standing.hcpId(),
                Arrays.stream(Channel.values()).map(channel -> code(channel)).toList(),
                standing.purposes(),
                standing.decisions().stream()
                        .filter(decision -> !decision.decidedAt().isAfter(standing.asOf()))
                        .toList()
                        .reversed());
    }
}
