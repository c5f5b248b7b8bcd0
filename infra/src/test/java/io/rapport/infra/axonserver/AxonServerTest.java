package io.rapport.infra.axonserver;

import io.rapport.infra.RapportApplication;
import io.rapport.infra.testing.TestServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the whole application with Axon Server as the home of its log, also where a superclass says otherwise. All such
 * tests share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = RapportApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(
        initializers = {TestServers.class, AxonServerHome.class},
        inheritInitializers = false,
        inheritLocations = false)
public @interface AxonServerTest {}
