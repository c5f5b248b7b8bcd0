package io.rapport.infra.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.hcp.Role;
import io.rapport.infra.importer.ImportMapping.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    @TempDir
    Path folder;

    @Test
    void the_shipped_mapping_reads() {
        ImportMapping mapping =
                MappingFile.read(ImportFixture.deskdropMapping()).mapping();

        assertThat(mapping.columns().time().format()).isEqualTo(TimeFormat.EPOCH_SECONDS);
        assertThat(mapping.actions()).containsOnlyKeys("VIEW", "LIKE", "BOOKMARK", "COMMENT CREATED", "FOLLOW");
        assertThat(mapping.people().registration())
                .satisfies(person -> assertThat(person)
                        .extracting(ImportMapping.PersonRegistration::role)
                        .isEqualTo(Role.OTHER));
    }

    /** Each line: what of the shipped mapping is replaced, by what, and the beginning of the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            person: { column: personId }      | persn: { column: personId }           | columns.persn: unknown key; expected one of action, channel, content, person, session, time
            person: { column: personId }      | # nothing                             | columns.person: missing; expected { column: NAME }
            person: { column: personId }      | person: { column: a, constant: b }    | columns.person: expected { column: NAME }
            person: { column: personId }      | person: personId                      | columns.person: expected { column: NAME }
            channel: { constant: web }        | channel: { constant: fax }            | columns.channel.constant: expected web, app
            format: epoch-seconds             | format: seconds                       | columns.time.format: expected epoch-seconds, epoch-millis or iso, found "seconds"
            VIEW: { as: view }                | VIEW: { as: look }                    | actions.VIEW.as: expected view, bookmark
            LIKE: { as: rating, stars: 5 }    | LIKE: { as: rating }                  | actions.LIKE.stars: expected 1 to 5
            FOLLOW: { as: follow }            | FOLLOW: { as: follow, stars: 3 }      | actions.FOLLOW.stars: expected 1 to 5
            FOLLOW: { as: follow }            | VIEW: { as: follow }                  | line
            otherActions: reject              | otherActions:                         | otherActions: expected reject or ignore, found ""
            specialty: unspecified            | specialty: plumbing                   | people.registration.specialty: expected a specialty of the taxonomy
            role: other                       | role: wizard                          | people.registration.role: expected physician, nurse
            default: BR                       | default: Brazil                       | people.registration.country.default: expected an ISO 3166-1
            [analytics, personalisation]      | [Analytics]                           | people.registration.consents.purposes[0]: expected a list of consent purposes
            from: 2016-01-01T00:00:00Z        | from: yesterday                       | people.registration.consents.from: expected an instant
            method: none                      | method: licence                       | people.registration.verification.number: expected a source where method is licence
            topics: []                        | topics: [Heart Failure]               | content.registration.topics[0]: expected a list of lower-case words
            verifiedOnly: false               | verifiedOnly: maybe                   | content.registration.verifiedOnly: expected true or false
            2036-01-01T00:00:00Z              | 2015-01-01T00:00:00Z                  | content.registration.publication.approvedUntil: expected an instant after from
            separator: ","                    | separator: "ab"                       | separator: expected one character
            otherActions: reject              | otherActions: [reject]                | otherActions: expected reject or ignore, found another form of value
            otherActions: reject              | otherActions: @reject                 | line
            """)
    void a_wrong_key_is_named_with_what_was_expected(String target, String replacement, String message)
            throws IOException {
        String shipped = Files.readString(ImportFixture.deskdropMapping());
        assertThat(shipped).contains(target);
        Path file = Files.writeString(folder.resolve("m.yaml"), shipped.replace(target, replacement));

        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> MappingFile.read(file))
                .withMessageStartingWith(file + ": " + message);
    }

    @Test
    void whoever_is_not_to_be_registered_needs_no_registration() throws IOException {
        String shipped = Files.readString(ImportFixture.deskdropMapping());
        int people = shipped.indexOf("\npeople:");
        int content = shipped.indexOf("\ncontent:");
        Path file = Files.writeString(
                folder.resolve("m.yaml"),
                shipped.substring(0, people) + "\npeople: { unknown: reject }\n" + shipped.substring(content));

        assertThat(MappingFile.read(file).mapping().people().registration()).isNull();
    }

    @Test
    void an_empty_mapping_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("m.yaml"), "# nothing\n");

        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> MappingFile.read(file));
    }

    @Test
    void an_absent_mapping_is_refused() {
        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> MappingFile.read(folder.resolve("m.yaml")));
    }
}
