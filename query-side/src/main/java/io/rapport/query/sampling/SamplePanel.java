package io.rapport.query.sampling;

import io.rapport.query.hcp.HcpPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SamplePanel {

    @Bean
    HcpPanel samplesOfHcp(SampleRequestQueryController requests) {
        return new HcpPanel(
                "samples",
                "Samples",
                5,
                "hcps/samples",
                moment -> requests.ofHcp(moment.hcp(), moment.asOf(), moment.knownAt(), null));
    }
}
