package io.rapport.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.DismissalReason;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import io.rapport.projection.testing.Examples;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.RandomLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of events is what the contract says, and all that the contract says is told. */
class PublicContractTest {

    private static final Path CONTRACT = Path.of("../docs/contract");
    private static final Path PUBLISHED = Path.of("src/test/resources/contract/published");

    /** What others tell, and what they are answered, which are not told of events. */
    private static final String INBOUND = "inbound.";

    private static final String REJECTED = "inbound.rejected";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final RecommendationId LIST = new RecommendationId("list-1");

    /** What a random log has nothing of. */
    private static final List<RecordedEvent> IN_DETAIL = new Log()
            .action(
                    Examples.day(1),
                    Examples.ADA,
                    Channel.WEB,
                    new ContentSearched(
                            Examples.VISIT,
                            null,
                            new SearchFilters(new TreeSet<>(), ContentType.ARTICLE, ContentNature.SCIENTIFIC),
                            3))
            .action(Examples.day(1), Examples.ADA, Channel.REP, new RepVisited(new Product("LIPO"), 25))
            .action(
                    Examples.day(1),
                    Examples.ADA,
                    Channel.EMAIL,
                    new EmailSent(new EmailId("email-1"), new Product("LIPO")))
            .action(Examples.day(1), Examples.ADA, Examples.LIPO_ARTICLE, Examples.viewed(Examples.STATINS))
            .action(
                    Examples.day(1),
                    Examples.ADA,
                    Examples.LIPO_ARTICLE,
                    new RecommendationClicked(Examples.STATINS, Examples.VISIT, LIST, 3))
            .action(
                    Examples.day(1),
                    Examples.ADA,
                    Examples.LIPO_ARTICLE,
                    new RecommendationDismissed(Examples.STATINS, Examples.VISIT, LIST, DismissalReason.OTHER))
            .action(Examples.day(1), Examples.ADA, Channel.WEB, new TopicRefused(Examples.VISIT, new Topic("lipids")))
            .events();

    private static final Map<String, List<PublicEvent>> TOLD = Stream.concat(
                    Stream.concat(RandomLog.generate(1, 6_000).stream(), IN_DETAIL.stream())
                            .flatMap(event -> PublicEvents.of(event).stream()),
                    states())
            .collect(Collectors.groupingBy(PublicEvent::name, TreeMap::new, Collectors.toList()));

    /** Of all HCPs of a random log, and of one who has given everything. */
    private static Stream<PublicEvent> states() {
        Map<HcpId, List<HcpEvent>> events = RandomLog.generate(1, 6_000).stream()
                .map(RecordedEvent::event)
                .filter(HcpEvent.class::isInstance)
                .map(HcpEvent.class::cast)
                .collect(Collectors.groupingBy(HcpEvent::hcpId));
        events.put(
                Examples.ADA,
                List.of(
                        Examples.registered(Examples.ADA),
                        new ContactChanged(
                                Examples.ADA, new Contact(Examples.identity("QUBl"), Examples.identity("KzQ5"))),
                        new IdentityVerifiedByNpi(Examples.ADA, Examples.identity("bnBp")),
                        new IdentityVerifiedByLicence(
                                Examples.ADA,
                                Examples.identity("TDE"),
                                new LicenceAuthority("US-NJ"),
                                LocalDate.parse("2030-01-31"))));
        return events.values().stream()
                .flatMap(each -> HcpDetails.of(each).stream())
                .flatMap(details -> HcpStateMessage.data(details, text -> Optional.of("in clear")).stream())
                .map(data -> new PublicEvent(HcpStateMessage.NAME, data));
    }

    private static String topic(PublicEvent event) {
        return event.name().equals(HcpStateMessage.NAME) ? HcpStateMessage.TOPIC : event.topic();
    }

    static Collection<String> names() {
        return TOLD.keySet();
    }

    static Stream<String> published() throws IOException {
        return files(PUBLISHED).stream();
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<PublicEvent> told(String name) {
        return TOLD.getOrDefault(name, List.of());
    }

    private static String file(String name) {
        return name + "." + PublicEvent.VERSION + ".schema.json";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode schema(String name) {
        return JSON.readTree(read(CONTRACT.resolve("schemas").resolve(file(name))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_told_is_valid_by_its_schema(String name) {
        Schema schema = SCHEMAS.getSchema(read(CONTRACT.resolve("schemas").resolve(file(name))), InputFormat.JSON);
        assertThat(told(name))
                .allSatisfy(event -> assertThat(schema.validate(
                                JSON.writeValueAsString(event.data()),
                                InputFormat.JSON,
                                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothing_is_told_that_the_schema_does_not_describe(String name) {
        Set<String> described = Set.copyOf(schema(name).path("properties").propertyNames());
        assertThat(told(name))
                .allSatisfy(
                        event -> assertThat(described).containsAll(event.data().keySet()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_schema_of_a_message_is_the_one_that_it_refers_to(String name) {
        assertThat(schema(name).path("$id").asString())
                .isEqualTo(told(name).getFirst().schema());
    }

    @Test
    void every_schema_is_of_a_message() throws IOException {
        assertThat(files(CONTRACT.resolve("schemas")).stream().filter(file -> !file.startsWith(INBOUND)))
                .containsExactlyInAnyOrderElementsOf(
                        names().stream().map(PublicContractTest::file).toList());
    }

    @Test
    void every_property_of_every_schema_is_told_by_some_message_of_its_feature() {
        Map<String, Set<String>> told = TOLD.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        PublicEvent::feature,
                        Collectors.flatMapping(event -> event.data().keySet().stream(), Collectors.toSet())));
        names().forEach(name -> assertThat(told.get(name.substring(0, name.indexOf('.'))))
                .as(name)
                .containsAll(schema(name).path("properties").propertyNames()));
    }

    @Test
    void the_document_has_every_message_on_its_topic() {
        Map<String, ?> document = new Yaml().load(read(CONTRACT.resolve("asyncapi.yaml")));
        Map<String, Map<String, ?>> channels = map(document, "channels");
        Map<String, Set<String>> documented = new TreeMap<>();
        channels.values().stream()
                .filter(channel -> !String.valueOf(channel.get("address")).startsWith("rapport." + INBOUND))
                .forEach(channel -> documented.put(
                        (String) channel.get("address"),
                        new TreeSet<>(map(channel, "messages").keySet())));
        Map<String, Set<String>> told = new TreeMap<>();
        TOLD.values()
                .forEach(events -> told.computeIfAbsent(topic(events.getFirst()), _ -> new TreeSet<>())
                        .add(events.getFirst().name()));
        assertThat(documented).isEqualTo(told);
    }

    @Test
    void every_message_of_the_document_has_its_type_and_schema() {
        Map<String, ?> document = new Yaml().load(read(CONTRACT.resolve("asyncapi.yaml")));
        Map<String, Map<String, ?>> messages = map(map(document, "components"), "messages");
        assertThat(messages).allSatisfy((name, message) -> {
            assertThat(message.get("name")).isEqualTo("io.rapport." + name + "." + PublicEvent.VERSION);
            assertThat(map(map(message, "payload"), "schema")).isEqualTo(Map.of("$ref", "schemas/" + file(name)));
        });
    }

    @SuppressWarnings("unchecked") // as YAML has it
    private static <V> Map<String, V> map(Map<String, ?> parent, String name) {
        return (Map<String, V>) Objects.requireNonNull(parent.get(name));
    }

    @ParameterizedTest
    @MethodSource("published")
    void what_was_published_can_still_be_read(String file) {
        Path today = CONTRACT.resolve("schemas").resolve(file);
        assertThat(today).exists();
        assertThat(SchemaCompatibility.breaks(JSON.readTree(read(PUBLISHED.resolve(file))), JSON.readTree(read(today))))
                .isEmpty();
    }

    @Test
    void every_schema_was_published() throws IOException {
        assertThat(files(CONTRACT.resolve("schemas")).stream()
                        .filter(file -> !file.startsWith(INBOUND) || file.equals(file(REJECTED))))
                .containsExactlyInAnyOrderElementsOf(files(PUBLISHED));
    }

    @Test
    void nobody_is_told_in_which_list_something_was_recommended() {
        assertThat(TOLD.values().stream().flatMap(List::stream))
                .noneMatch(event -> event.data().containsValue(LIST.value()));
    }

    @Test
    void nothing_anonymous_is_told() {
        assertThat(RandomLog.generate(2, 2_000).stream()
                        .filter(event -> event.type().feature().equals("engagement"))
                        .filter(event -> event.context().subject() == null)
                        .flatMap(event -> PublicEvents.of(event).stream()))
                .isEmpty();
    }

    @Test
    void nothing_internal_is_told() {
        Set<String> internal = Set.of("audit", "erasure", "export", "notice", "replay", "review");
        assertThat(RandomLog.generate(2, 2_000).stream()
                        .filter(event -> internal.contains(event.type().feature()))
                        .map(PublicContractTest::told))
                .allMatch(List::isEmpty);
    }

    private static List<PublicEvent> told(RecordedEvent event) {
        return PublicEvents.of(event).stream().toList();
    }
}
