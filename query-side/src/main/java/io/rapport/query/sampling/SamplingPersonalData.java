package io.rapport.query.sampling;

import io.rapport.query.web.PersonalDataSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SamplingPersonalData {

    @Bean
    PersonalDataSection sampleRequestSection(SampleRequestQueryController requests) {
        return new PersonalDataSection(
                "sampleRequests", id -> requests.ofHcp(id, null, null, null).items());
    }
}
