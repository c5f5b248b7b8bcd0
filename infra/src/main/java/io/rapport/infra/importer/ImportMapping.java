package io.rapport.infra.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a file mean, as {@link MappingFile} reads and checks it; {@code mappings/deskdrop.yaml} explains each
 * key. The descriptions complete the sentence "expected …" of its messages.
 */
record ImportMapping(
        @JsonPropertyDescription("one character between fields, such as \",\"") @Nullable
        String separator,

        @JsonPropertyDescription(Described.BLOCK) Columns columns,

        @JsonPropertyDescription("the file's actions, such as VIEW: { as: view }")
        Map<String, Target> actions,

        @JsonPropertyDescription("reject or ignore") OtherActions otherActions,
        @JsonPropertyDescription(Described.BLOCK) People people,

        @JsonProperty("content") @JsonPropertyDescription(Described.BLOCK)
        Contents contents) {

    /** Descriptions that many keys share. */
    static final class Described {
        static final String BLOCK = "a block of keys";
        static final String SOURCE = "{ column: NAME }, { column: NAME, default: TEXT } or { constant: TEXT }";
        static final String UNKNOWN = "register or reject";
        static final String REGISTRATION = "a block of keys where unknown is register, and none where it is reject";
        static final String INSTANT = "an instant such as 2016-01-01T00:00:00Z";

        private Described() {}
    }

    enum OtherActions {
        REJECT,
        IGNORE
    }

    enum Unknown {
        REGISTER,
        REJECT
    }

    enum TimeFormat {
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        ISO
    }

    enum VerificationMethod {
        NONE,
        LICENCE
    }

    /**
     * Where a value comes from: a column or a constant.
     *
     * @param fallback what is taken where the cell is empty or unusable
     */
    record Source(
            @JsonPropertyDescription("a column's name") @Nullable
            String column,

            @JsonPropertyDescription("a text") @Nullable String constant,

            @JsonProperty("default") @JsonPropertyDescription("a text") @Nullable
            String fallback) {}

    record TimeSource(
            @JsonPropertyDescription("a column's name") String column,

            @JsonPropertyDescription("epoch-seconds, epoch-millis or iso")
            TimeFormat format) {}

    record Columns(
            @JsonPropertyDescription(Described.SOURCE) Source person,
            @JsonPropertyDescription(Described.SOURCE) Source content,
            @JsonPropertyDescription(Described.SOURCE) Source action,

            @JsonPropertyDescription("{ column: NAME, format: FORMAT }")
            TimeSource time,

            @JsonPropertyDescription(Described.SOURCE) @Nullable
            Source session,

            @JsonPropertyDescription(Described.SOURCE) Source channel) {}

    record Target(
            @JsonProperty("as")
            @JsonPropertyDescription("view, bookmark, unbookmark, download, share, rating, comment or follow")
            ActionKind kind,

            @JsonPropertyDescription("1 to 5 for a rating, and nothing for any other action") @Nullable
            Integer stars) {}

    record People(
            @JsonPropertyDescription(Described.UNKNOWN) Unknown unknown,

            @JsonPropertyDescription(Described.REGISTRATION) @Nullable
            PersonRegistration registration) {}

    record PersonRegistration(
            @JsonPropertyDescription("given and family") Name name,

            @JsonPropertyDescription("a specialty of the taxonomy, such as cardiology or unspecified")
            Specialty specialty,

            @JsonPropertyDescription("physician, nurse, pharmacist, physician-assistant, dentist, researcher or other")
            Role role,

            @JsonPropertyDescription("ISO 3166-1 codes such as DE from " + Described.SOURCE)
            Source country,

            @JsonPropertyDescription("ISO 639-1 codes such as de from " + Described.SOURCE)
            Source language,

            @JsonPropertyDescription("purposes, notice and from")
            Consents consents,

            @JsonPropertyDescription("method: none, or method: licence with number, authority and expiresOn")
            Verification verification) {}

    record Name(
            @JsonPropertyDescription(Described.SOURCE) Source given,
            @JsonPropertyDescription(Described.SOURCE) Source family) {}

    record Consents(
            @JsonPropertyDescription("a list of consent purposes, such as [analytics]")
            List<Purpose> purposes,

            @JsonPropertyDescription("1 to 64 letters, digits or _ - . :")
            NoticeVersion notice,

            @JsonPropertyDescription(Described.INSTANT) Instant from) {}

    record Verification(
            @JsonPropertyDescription("none or licence") VerificationMethod method,

            @JsonPropertyDescription("licence numbers from " + Described.SOURCE) @Nullable
            Source number,

            @JsonPropertyDescription("ISO 3166 codes such as DE or US-NJ from " + Described.SOURCE) @Nullable
            Source authority,

            @JsonPropertyDescription("dates such as 2027-12-31 from " + Described.SOURCE) @Nullable
            Source expiresOn) {}

    record Contents(
            @JsonPropertyDescription(Described.UNKNOWN) Unknown unknown,

            @JsonPropertyDescription(Described.REGISTRATION) @Nullable
            ContentRegistration registration) {}

    record ContentRegistration(
            @JsonPropertyDescription("titles, with {id} for the content's id, from " + Described.SOURCE)
            Source title,

            @JsonPropertyDescription("article, video, webinar, podcast, case-study, guideline, brochure or course")
            ContentType type,

            @JsonPropertyDescription("scientific or promotional")
            ContentNature nature,

            @JsonPropertyDescription("ISO 639-1 codes such as de from " + Described.SOURCE)
            Source language,

            @JsonPropertyDescription("a list of lower-case words joined by hyphens, such as [heart-failure], or []")
            List<Topic> topics,

            @JsonPropertyDescription("true or false") Boolean verifiedOnly,

            @JsonPropertyDescription("from and approvedUntil")
            PublicationTerms publication) {}

    record PublicationTerms(
            @JsonPropertyDescription(Described.INSTANT) Instant from,

            @JsonPropertyDescription("an instant after from, such as 2036-01-01T00:00:00Z")
            Instant approvedUntil) {}
}
