package io.rapport.query.consent;

import io.rapport.query.web.PersonalDataSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentPersonalData {

    @Bean
    PersonalDataSection consentSection(ConsentQueryController consents) {
        return new PersonalDataSection("consents", id -> consents.find(id, null, null, null));
    }
}
