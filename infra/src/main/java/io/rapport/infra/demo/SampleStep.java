package io.rapport.infra.demo;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.hcp.EmailAddress;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.hcp.Npi;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens in the sample, which becomes one command. Steps whose commands carry personal text hold it in
 * clear, because only the installation that records them has the keys; the others hold their command.
 */
public sealed interface SampleStep {

    /** When it happens, and is received. */
    Instant at();

    /** Names the step within its sample, for ever: by it a restarted load knows what it did already. An identifier. */
    String key();

    /** The id of what the step creates or changes. */
    String resource();

    /** Whatever happens on the same lane happens one after the other. */
    String lane();

    Actor actor();

    default Channel channel() {
        return Channel.WEB;
    }

    /** How many events the step makes. */
    default int size() {
        return 1;
    }

    /** What an HCP does, or is done for it. */
    sealed interface OfHcp extends SampleStep {

        Actor PORTAL = new Actor("portal");

        HcpId hcp();

        @Override
        default String resource() {
            return hcp().value();
        }

        @Override
        default String lane() {
            return hcp().value();
        }

        @Override
        default Actor actor() {
            return PORTAL;
        }
    }

    record Registration(
            Instant at,
            HcpId hcp,
            FreeText givenName,
            FreeText familyName,
            EmailAddress email,
            Specialty specialty,
            Role role,
            Country country,
            Language language)
            implements OfHcp {

        @Override
        public String key() {
            return hcp.value() + ".registration";
        }
    }

    record NpiVerification(Instant at, HcpId hcp, Npi npi) implements OfHcp {

        @Override
        public String key() {
            return hcp.value() + ".verification";
        }
    }

    record LicenceVerification(
            Instant at, HcpId hcp, LicenceNumber number, LicenceAuthority authority, LocalDate expiresOn)
            implements OfHcp {

        @Override
        public String key() {
            return hcp.value() + ".verification";
        }
    }

    record InterestChoice(Instant at, HcpId hcp, SortedSet<Topic> topics) implements OfHcp {

        public InterestChoice {
            topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        }

        @Override
        public String key() {
            return hcp.value() + ".interests";
        }
    }

    record ConsentDecision(Instant at, ConsentCommand command) implements OfHcp {

        @Override
        public HcpId hcp() {
            return command.hcpId();
        }

        @Override
        public String key() {
            return resource() + (command instanceof ConfirmConsent ? ".confirmation" : "");
        }

        @Override
        public String resource() {
            return command.recordId().value();
        }
    }

    /** What an HCP did, as it is reported. */
    sealed interface Reported extends OfHcp {

        List<ReportedStep> actions();

        /** The visit to which the actions belong. */
        @Nullable
        SessionId session();

        @Override
        default int size() {
            return actions().size();
        }
    }

    /** A visit to the portal or app, reported when it ended. */
    record Visit(Instant at, HcpId hcp, SessionId session, Channel channel, List<ReportedStep> actions)
            implements Reported {

        public Visit {
            actions = List.copyOf(actions);
        }

        @Override
        public String key() {
            return session.value();
        }
    }

    /** An e-mail or a visit of a representative, as a CRM system reports it. */
    record Encounter(Instant at, HcpId hcp, Channel channel, Action.OffPortal action) implements Reported {

        private static final Actor CRM = new Actor("crm:sample");

        @Override
        public String key() {
            return hcp.value() + "." + channel.name().toLowerCase(Locale.ROOT) + "-" + at.getEpochSecond();
        }

        @Override
        public List<ReportedStep> actions() {
            return List.of(new ReportedStep(at, action, null));
        }

        @Override
        public @Nullable SessionId session() {
            return null;
        }

        @Override
        public Actor actor() {
            return CRM;
        }
    }

    /**
     * @param action what was done, without what was typed
     * @param typed the query or comment, in clear
     */
    record ReportedStep(Instant at, Action action, @Nullable FreeText typed) {}

    /** A request for samples is signed. */
    record SampleSigning(
            Instant at,
            HcpId hcp,
            SampleRequestId request,
            SampleOrder order,
            FreeText signature,
            FreeText address,
            LicenceNumber licence,
            LicenceAuthority authority)
            implements OfHcp {

        @Override
        public String key() {
            return request.value();
        }

        @Override
        public String resource() {
            return request.value();
        }
    }

    /** A request for samples moves on. */
    record SampleHandling(Instant at, HcpId hcp, Actor actor, SamplingCommand command) implements OfHcp {

        @Override
        public String key() {
            return resource() + "." + at.getEpochSecond();
        }

        @Override
        public String resource() {
            return command.requestId().value();
        }
    }

    record ContentWork(Instant at, Actor actor, ContentCommand command) implements SampleStep {

        @Override
        public String key() {
            return resource() + (command instanceof DraftContent ? ".draft" : "." + at.getEpochSecond());
        }

        @Override
        public String resource() {
            return command.contentId().value();
        }

        @Override
        public String lane() {
            return resource();
        }
    }
}
