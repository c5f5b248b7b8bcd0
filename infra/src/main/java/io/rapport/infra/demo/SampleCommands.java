package io.rapport.infra.demo;

import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.Action.CommentOnContent;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.sampling.PractitionerStatement;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.demo.SampleStep.ConsentDecision;
import io.rapport.infra.demo.SampleStep.ContentWork;
import io.rapport.infra.demo.SampleStep.InterestChoice;
import io.rapport.infra.demo.SampleStep.LicenceVerification;
import io.rapport.infra.demo.SampleStep.NpiVerification;
import io.rapport.infra.demo.SampleStep.Registration;
import io.rapport.infra.demo.SampleStep.Reported;
import io.rapport.infra.demo.SampleStep.ReportedStep;
import io.rapport.infra.demo.SampleStep.SampleHandling;
import io.rapport.infra.demo.SampleStep.SampleSigning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the command of a step, its personal text protected by the keys of this installation. */
final class SampleCommands {

    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;

    SampleCommands(PersonalDataVault vault, Fingerprints fingerprints) {
        this.vault = vault;
        this.fingerprints = fingerprints;
    }

    Object command(SampleStep step) {
        return switch (step) {
            case Registration s -> register(s);
            case NpiVerification s ->
                new VerifyByNpi(
                        s.hcp(),
                        identity(s.hcp(), s.npi().value()),
                        fingerprints.of("npi", s.npi().value()));
            case LicenceVerification s -> verify(s);
            case InterestChoice s -> new ChooseInterests(s.hcp(), s.topics());
            case ConsentDecision s -> s.command();
            case Reported s -> new RecordEngagements(s.hcp(), actions(s));
            case SampleSigning s -> request(s);
            case SampleHandling s -> s.command();
            case ContentWork s -> s.command();
        };
    }

    private RegisterHcp register(Registration step) {
        HcpId hcp = step.hcp();
        return new RegisterHcp(
                hcp,
                new PersonName(
                        identity(hcp, step.givenName().value()),
                        identity(hcp, step.familyName().value())),
                new Contact(identity(hcp, step.email().value()), null),
                step.specialty(),
                step.role(),
                step.country(),
                step.language());
    }

    private VerifyByLicence verify(LicenceVerification step) {
        String number = step.number().value();
        return new VerifyByLicence(
                step.hcp(),
                identity(step.hcp(), number),
                fingerprints.of("licence", step.authority().value() + " " + number),
                step.authority(),
                step.expiresOn(),
                Timeline.dayOf(step.at()));
    }

    private RequestSamples request(SampleSigning step) {
        HcpId hcp = step.hcp();
        return new RequestSamples(
                step.request(),
                hcp,
                step.order(),
                new PractitionerStatement(
                        vault.protect(
                                hcp, RetentionClass.SAMPLES, step.signature().value()),
                        vault.protect(
                                hcp, RetentionClass.SAMPLES, step.address().value()),
                        vault.protect(
                                hcp, RetentionClass.SAMPLES, step.licence().value()),
                        step.authority()),
                step.at());
    }

    private List<ReportedAction> actions(Reported step) {
        List<ReportedAction> actions = new ArrayList<>(step.actions().size());
        for (ReportedStep done : step.actions()) {
            actions.add(new ReportedAction(
                    new ClientActionId(step.key() + "." + actions.size()),
                    done.at(),
                    step.channel(),
                    step.session(),
                    withTyped(step.hcp(), done.action(), done.typed())));
        }
        return actions;
    }

    private Action withTyped(HcpId hcp, Action action, @Nullable FreeText typed) {
        if (typed == null) {
            return action;
        }
        ProtectedText text = vault.protect(hcp, RetentionClass.ENGAGEMENT, typed.value());
        return switch (action) {
            case SearchContent search -> new SearchContent(text, search.filters(), search.results());
            case CommentOnContent comment -> new CommentOnContent(comment.contentId(), text);
            default -> throw new IllegalArgumentException("nothing is typed in " + action);
        };
    }

    private ProtectedText identity(HcpId hcp, String clear) {
        return vault.protect(hcp, RetentionClass.IDENTITY, clear);
    }
}
