package io.rapport.domain.consent;

import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.TextValue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a decision on consent, or the publication of a notice, is refused. */
public final class ConsentRejection {

    private ConsentRejection() {}

    public static final class UnknownPurpose extends DomainRejection.Unprocessable {
        public UnknownPurpose(Collection<Purpose> known) {
            super("unknown-purpose", "purpose", "expected one of " + list(known));
        }
    }

    public static final class ExpiryBeforeDecision extends DomainRejection.Unprocessable {
        public ExpiryBeforeDecision() {
            super("expiry-before-decision", "expiresAt", "expected an instant after the decision");
        }
    }

    public static final class ChannelNotOffered extends DomainRejection.Unprocessable {
        public ChannelNotOffered(List<Channel> offered) {
            super(
                    "channel-not-offered",
                    "channel",
                    "expected one of "
                            + offered.stream()
                                    .map(channel -> channel.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** A notice was published for the purpose, and the decision does not cite one that is in effect. */
    public static final class NoticeNotPublished extends DomainRejection.Unprocessable {
        public NoticeNotPublished(Collection<NoticeVersion> published) {
            super("notice-not-published", "notice", "expected one of " + list(published));
        }
    }

    public static final class NoticeLanguageNotPublished extends DomainRejection.Unprocessable {
        public NoticeLanguageNotPublished(Collection<Language> published) {
            super("notice-language-not-published", "language", "expected one of " + list(published));
        }
    }

    public static final class NothingToRenew extends DomainRejection.Unprocessable {
        public NothingToRenew() {
            super("nothing-to-renew", "renews", "expected the record of an earlier grant of the same scope");
        }
    }

    public static final class NothingToObjectTo extends DomainRejection.Unprocessable {
        public NothingToObjectTo() {
            super(
                    "nothing-to-object-to",
                    "purpose",
                    "expected a purpose that profiles or rests on a legitimate interest, or all-profiling;"
                            + " others are withdrawn");
        }
    }

    public static final class UnknownConsentRecord extends DomainRejection.NotFound {
        public UnknownConsentRecord() {
            super("unknown-consent-record", "there is no such consent that must be confirmed");
        }
    }

    public static final class ConfirmedBeforeRequest extends DomainRejection.Unprocessable {
        public ConfirmedBeforeRequest() {
            super("confirmed-before-request", "occurredAt", "expected an instant not before the grant was asked for");
        }
    }

    /** What was decided since goes before what would be confirmed. */
    public static final class RequestNoLongerOpen extends DomainRejection.RuleBroken {
        public RequestNoLongerOpen() {
            super("request-no-longer-open", null, "the same was decided on since; it must be granted anew");
        }
    }

    public static final class WrongConfirmationCode extends DomainRejection.Unprocessable {
        public WrongConfirmationCode() {
            super("wrong-confirmation-code", "code", "expected the code of this consent");
        }
    }

    public static final class NoticeVersionAlreadyPublished extends DomainRejection.RuleBroken {
        public NoticeVersionAlreadyPublished() {
            super(
                    "notice-version-already-published",
                    "version",
                    "this version was published in this language with other terms; expected a new version");
        }
    }

    private static String list(Collection<? extends TextValue> values) {
        return values.stream().map(TextValue::value).distinct().collect(Collectors.joining(", "));
    }
}
