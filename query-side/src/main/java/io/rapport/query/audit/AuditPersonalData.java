package io.rapport.query.audit;

import io.rapport.query.web.PersonalDataSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditPersonalData {

    @Bean
    PersonalDataSection trailSection(AuditEvents events) {
        return new PersonalDataSection("trail", events::about);
    }
}
