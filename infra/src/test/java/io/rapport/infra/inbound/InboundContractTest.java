package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.EngagementIntake;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the published schemas take is what is taken, and nothing else is. */
@RapportTest
class InboundContractTest {

    private static final Path SCHEMAS = Path.of("../docs/contract/schemas");
    private static final Path PUBLISHED = Path.of("src/test/resources/inbound/published");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EngagementIntake engagements;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private Clock clock;

    private InboundIntake intake;
    private Portal people;

    @BeforeEach
    void open() {
        people = new Portal(port);
        intake = new InboundIntake(
                new InboundReader(json, fingerprints),
                new TakenMessages(jdbc, clock),
                engagements,
                dispatcher,
                json,
                clock);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rep-visited       | {}
            rep-visited       | {"product": "LIPO", "minutes": 0}
            rep-visited       | {"product": null, "minutes": 1440}
            email-sent        | {"emailId": "e-1"}
            email-opened      | {"emailId": "e-1", "product": "LIPO"}
            email-clicked     | {"emailId": "e.1:2"}
            consent-granted   | {"purpose": "crm-sharing", "notice": "n1"}
            consent-granted   | {"purpose": "analytics", "notice": "n1", "channel": "email", "product": "LIPO", "contentType": "case-study", "language": "en", "expiresAt": "2036-01-01T00:00:00Z"}
            consent-refused   | {"purpose": "analytics", "notice": "n1", "channel": null}
            consent-withdrawn | {"purpose": "analytics", "contentType": "article"}
            """)
    void what_the_schema_takes_is_taken(String type, String data) {
        assertThat(schemaTakes(type, data)).isTrue();
        assertThat(rejections(type, data)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rep-visited       | []
            rep-visited       | {"minutes": -1}
            rep-visited       | {"minutes": 1441}
            rep-visited       | {"minutes": 2.5}
            rep-visited       | {"minutes": "25"}
            rep-visited       | {"product": "Lipo plus"}
            rep-visited       | {"product": ""}
            rep-visited       | {"product": 7}
            rep-visited       | {"channel": "rep"}
            rep-visited       | {"notes": "was busy"}
            email-sent        | {}
            email-sent        | {"emailId": null}
            email-opened      | {"emailId": ".e"}
            email-clicked     | {"emailId": "e-1", "link": "https://example.org"}
            consent-granted   | {"purpose": "crm-sharing"}
            consent-granted   | {"notice": "n1"}
            consent-granted   | {"purpose": "CRM sharing", "notice": "n1"}
            consent-granted   | {"purpose": "analytics", "notice": "n1", "expiresAt": "next year"}
            consent-granted   | {"purpose": "analytics", "notice": "n1", "language": "english"}
            consent-refused   | {"purpose": "analytics", "notice": "n1", "channel": "fax"}
            consent-withdrawn | {"purpose": "analytics", "contentType": "Article"}
            consent-withdrawn | {"purpose": "analytics", "notice": "n1"}
            """)
    void what_the_schema_refuses_is_rejected(String type, String data) {
        assertThat(schemaTakes(type, data)).isFalse();
        assertThat(rejections(type, data)).hasSize(1);
    }

    private List<Rejection> rejections(String type, String data) {
        return intake.take(List.of(CrmRecord.of(type, people.register(), data).received(1)));
    }

    private static boolean schemaTakes(String type, String data) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(SCHEMAS.resolve("inbound." + type + ".v1.schema.json")), InputFormat.JSON)
                .validate(
                        data,
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> published() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void every_type_has_a_schema_that_was_published() throws IOException {
        assertThat(Arrays.stream(InboundType.values())
                        .map(type -> type.attribute().replace("io.rapport.", "") + ".schema.json"))
                .containsExactlyInAnyOrderElementsOf(published());
    }

    @ParameterizedTest
    @MethodSource("published")
    void what_was_taken_by_a_published_schema_still_is(String file) {
        assertThat(InboundCompatibility.breaks(
                        JSON.readTree(read(PUBLISHED.resolve(file))), JSON.readTree(read(SCHEMAS.resolve(file)))))
                .isEmpty();
    }
}
