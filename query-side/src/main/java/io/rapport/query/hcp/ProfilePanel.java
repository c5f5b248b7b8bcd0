package io.rapport.query.hcp;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProfilePanel {

    @Bean
    HcpPanel profileOfHcp(HcpQueryController profiles) {
        return new HcpPanel(
                "profile",
                "Profile",
                1,
                "hcps/profile",
                moment -> profiles.find(moment.hcp(), moment.asOf(), moment.knownAt(), null));
    }
}
