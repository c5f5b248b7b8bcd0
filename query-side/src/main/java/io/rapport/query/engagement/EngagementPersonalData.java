package io.rapport.query.engagement;

import io.rapport.query.web.PersonalDataSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngagementPersonalData {

    @Bean
    PersonalDataSection savedItemSection(SavedItemQueryController savedItems) {
        return new PersonalDataSection(
                "savedItems", id -> savedItems.find(id, null).items());
    }
}
