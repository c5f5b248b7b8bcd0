package io.rapport.infra.importer;

import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.infra.importer.ImportMapping.ContentRegistration;
import io.rapport.infra.importer.ImportMapping.Described;
import io.rapport.infra.importer.ImportMapping.PersonRegistration;
import io.rapport.infra.importer.ImportMapping.Source;
import io.rapport.infra.importer.ImportMapping.Target;
import io.rapport.infra.importer.ImportMapping.Unknown;
import io.rapport.infra.importer.ImportMapping.Verification;
import io.rapport.infra.importer.ImportMapping.VerificationMethod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the keys of a mapping owe each other, and that its constants are values of the kind that they stand for. */
final class MappingRules {

    private MappingRules() {}

    static void check(ImportMapping mapping) {
        String separator = mapping.separator();
        require(
                separator == null || (separator.length() == 1 && !"\"\r\n".contains(separator)),
                "separator",
                "one character between fields, such as \",\"");
        checkColumns(mapping.columns());
        require(
                !mapping.actions().isEmpty(),
                "actions",
                "at least one of the file's actions, such as VIEW: { as: view }");
        mapping.actions().forEach(MappingRules::checkTarget);
        checkPeople(mapping.people());
        checkContents(mapping.contents());
    }

    private static void checkColumns(ImportMapping.Columns columns) {
        check(columns.person(), "columns.person", HcpId::new);
        check(columns.content(), "columns.content", ContentId::new);
        check(columns.action(), "columns.action", _ -> {});
        if (columns.session() != null) {
            check(columns.session(), "columns.session", SessionId::new);
        }
        check(columns.channel(), "columns.channel", RowMapper::channel);
    }

    private static void checkTarget(String action, Target target) {
        Integer stars = target.stars();
        require(
                target.kind() == ActionKind.RATING ? stars != null && stars >= 1 && stars <= 5 : stars == null,
                "actions." + action + ".stars",
                "1 to 5 for a rating, and nothing for any other action");
    }

    private static void checkPeople(ImportMapping.People people) {
        PersonRegistration registration = people.registration();
        requireRegistration(people.unknown(), registration, "people.registration");
        if (registration != null) {
            check(registration.name().given(), "people.registration.name.given", FreeText::new);
            check(registration.name().family(), "people.registration.name.family", FreeText::new);
            check(registration.country(), "people.registration.country", Country::new);
            check(registration.language(), "people.registration.language", Language::new);
            checkVerification(registration.verification(), "people.registration.verification");
        }
    }

    private static void checkVerification(Verification verification, String path) {
        boolean byLicence = verification.method() == VerificationMethod.LICENCE;
        check(byLicence, verification.number(), path + ".number", LicenceNumber::new);
        check(byLicence, verification.authority(), path + ".authority", LicenceAuthority::new);
        check(byLicence, verification.expiresOn(), path + ".expiresOn", LocalDate::parse);
    }

    private static void check(boolean needed, @Nullable Source source, String path, Consumer<String> make) {
        require(needed == (source != null), path, "a source where method is licence, and none where it is none");
        if (source != null) {
            check(source, path, make);
        }
    }

    private static void checkContents(ImportMapping.Contents contents) {
        ContentRegistration registration = contents.registration();
        requireRegistration(contents.unknown(), registration, "content.registration");
        if (registration != null) {
            check(registration.title(), "content.registration.title", FreeText::new);
            check(registration.language(), "content.registration.language", Language::new);
            require(
                    registration
                            .publication()
                            .approvedUntil()
                            .isAfter(registration.publication().from()),
                    "content.registration.publication.approvedUntil",
                    "an instant after from");
        }
    }

    private static void requireRegistration(Unknown unknown, @Nullable Object registration, String path) {
        require((unknown == Unknown.REGISTER) == (registration != null), path, Described.REGISTRATION);
    }

    private static void check(Source source, String path, Consumer<String> make) {
        require((source.column() == null) != (source.constant() == null), path, Described.SOURCE);
        require(source.fallback() == null || source.column() != null, path, Described.SOURCE);
        checkValue(source.constant(), path + ".constant", make);
        checkValue(source.fallback(), path + ".default", make);
    }

    private static void checkValue(@Nullable String value, String path, Consumer<String> make) {
        if (value == null) {
            return;
        }
        try {
            make.accept(value);
        } catch (InvalidValue e) {
            throw new ImportRefused(path + ": " + e.detail() + ", found \"" + value + "\"");
        } catch (DateTimeException e) {
            throw new ImportRefused(path + ": expected a date such as 2027-12-31, found \"" + value + "\"");
        }
    }

    private static void require(boolean condition, String path, String expected) {
        if (!condition) {
            throw new ImportRefused(path + ": expected " + expected);
        }
    }
}
