package io.rapport.infra.testing;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Privacy notices, which the sample has none of. */
public final class Notices {

    private static final Actor COMPLIANCE = new Actor("compliance");
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T10:00:00Z");

    private Notices() {}

    /** Publishes one for a country that nobody in the sample or in any test is in. */
    public static void publishElsewhere(CommandDispatcher dispatcher) {
        NoticeId id = new NoticeId("elsewhere");
        dispatcher.send(
                new PublishNoticeVersion(
                        id,
                        new NoticeVersion("2026-01"),
                        new Language("en"),
                        new Jurisdiction("AQ"),
                        new TreeSet<>(Set.of(Purpose.ANALYTICS)),
                        PUBLISHED,
                        new NoticeDocument("https://example.org/privacy"),
                        false,
                        COMPLIANCE),
                id.value(),
                new CommandContext(COMPLIANCE, Channel.WEB, "notice", Instant.now(), PUBLISHED, null, false));
    }
}
