package io.rapport.infra;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application, whichever servers it is given. */
@SpringBootApplication(scanBasePackages = "io.rapport")
public class RapportApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
