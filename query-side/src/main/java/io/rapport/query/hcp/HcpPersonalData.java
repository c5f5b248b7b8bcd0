package io.rapport.query.hcp;

import io.rapport.query.web.PersonalDataSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HcpPersonalData {

    @Bean
    PersonalDataSection profileSection(HcpQueryController profiles) {
        return new PersonalDataSection("profile", id -> profiles.find(id, null, null, null));
    }
}
