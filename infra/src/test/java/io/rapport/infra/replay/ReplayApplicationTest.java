package io.rapport.infra.replay;

import io.rapport.infra.testing.RapportTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.context.TestPropertySource;

/** Runs one application for all tests that wear projections down by replays. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RapportTest
@TestPropertySource(
        properties = {
            "spring.application.name=replays",
            "rapport.projections.dead-letter-limit=5",
            // The sample's moments lie before today's.
            "rapport.recommendation.adopt-settings-at-start=false",
            // Decisions about projections would each open a review, at a moment of its own.
            "rapport.review.rules=",
            "spring.datasource.hikari.data-source-properties.socketTimeout=" + ReplayApplicationTest.PATIENCE_SECONDS
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface ReplayApplicationTest {

    /** How long the database may take for a statement. */
    int PATIENCE_SECONDS = 6;
}
