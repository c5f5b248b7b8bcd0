package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class EventLogHomeTest {

    @Configuration(proxyBeanMethods = false)
    static class Homes {

        @Bean
        @ConditionalOnEventLog(EventLogHome.POSTGRES)
        String postgres() {
            return "postgres";
        }

        @Bean
        @ConditionalOnEventLog(EventLogHome.AXON_SERVER)
        String axonServer() {
            return "axon-server";
        }
    }

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Homes.class);

    @Test
    void is_postgresql_unless_something_else_is_said() {
        runner.run(context -> assertThat(context).getBean(String.class).isEqualTo("postgres"));
    }

    @Test
    void is_the_one_that_the_property_names() {
        runner.withPropertyValues("rapport.event-log=axon-server")
                .run(context -> assertThat(context).getBean(String.class).isEqualTo("axon-server"));
    }

    @Test
    void is_refused_at_start_where_nobody_knows_it() {
        runner.withPropertyValues("rapport.event-log=kafka")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationPropertyValueException.class,
                                invalid -> assertThat(invalid.getName()).isEqualTo("rapport.event-log")));
    }
}
