package io.rapport.infra.bench;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/**
 * The command side as the application wires it, without HTTP and without projections. No {@code @Configuration}, which the
 * application itself would find.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "io.rapport.command",
            "io.rapport.infra.consent",
            "io.rapport.infra.eventlog",
            "io.rapport.infra.privacy"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class))
class ProductionCommandSide {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
