package io.rapport.infra.audit;

import io.rapport.command.standing.Standings;
import io.rapport.domain.privacy.PersonalDataVault;
import java.time.Clock;
import org.axonframework.eventhandling.EventBus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where somebody can read. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AuditReadConfiguration {

    @Bean
    WebMvcConfigurer recordedReads(EventBus events, Standings standings, PersonalDataVault vault, Clock clock) {
        AuditReadInterceptor interceptor = new AuditReadInterceptor(new AuditReads(events, standings, vault, clock));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/api/**", "/console/**");
            }
        };
    }
}
