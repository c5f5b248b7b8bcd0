package io.rapport.infra;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.web.WriteRequest;
import io.rapport.infra.processing.Reaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the modules' dependencies do not already enforce. */
@AnalyzeClasses(packages = "io.rapport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_knows_no_framework = classes()
            .that()
            .resideInAPackage("io.rapport.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.rapport.domain..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule the_domain_reads_no_clock_and_draws_no_lots = noClasses()
            .that()
            .resideInAPackage("io.rapport.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SecureRandom.class);

    @ArchTest
    static final ArchRule projections_are_as_deterministic_as_the_domain = noClasses()
            .that()
            .resideInAPackage("io.rapport.projection..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule projections_send_no_commands = noClasses()
            .that()
            .resideInAPackage("io.rapport.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "io.rapport.command..");

    @ArchTest
    static final ArchRule reading_and_writing_are_apart = noClasses()
            .that()
            .resideInAPackage("io.rapport.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rapport.command..", "io.rapport.projection..");

    @ArchTest
    static final ArchRule features_of_the_domain_are_free_of_cycles =
            slices().matching("io.rapport.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_command_side_are_free_of_cycles =
            slices().matching("io.rapport.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_projections_are_free_of_cycles =
            slices().matching("io.rapport.projection.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_query_side_are_free_of_cycles =
            slices().matching("io.rapport.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_depends_on_infra = noClasses()
            .that()
            .resideOutsideOfPackage("io.rapport.infra..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rapport.infra..");

    @ArchTest
    static final ArchRule events_have_effects_through_one_gate = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.rapport.infra.processing.ReactionEventHandler")
            .should()
            .callMethodWhere(target(name("react")).and(target(owner(assignableTo(Reaction.class)))));

    @ArchTest
    static final ArchRule the_insides_of_a_broker_are_named_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.rapport.infra.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kafka..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.server..",
                    "org.apache.kafka.common.utils..");

    @ArchTest
    static final ArchRule change_data_capture_is_named_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.rapport.infra.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.debezium..", "org.apache.kafka.connect..");

    /** Such a stream holds its connection until somebody closes it; a list does not. */
    @ArchTest
    static final ArchRule no_query_keeps_its_connection =
            noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

    @ArchTest
    static final ArchRule replays_send_no_commands = noClasses()
            .that()
            .resideInAPackage("io.rapport.infra.replay..")
            .and()
            .doNotHaveSimpleName("ProjectionDesk")
            .and()
            .areNotAssignableTo(Reaction.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework.commandhandling..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(CommandDispatcher.class)
            .orShould()
            .callMethodWhere(target(owner(assignableTo(WriteRequest.class))));
}
