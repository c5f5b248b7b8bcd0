package io.rapport.domain.hcp;

import io.rapport.domain.hcp.HcpCommand.ChangeAttributes;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.EndProductAccess;
import io.rapport.domain.hcp.HcpCommand.EraseHcp;
import io.rapport.domain.hcp.HcpCommand.GrantProductAccess;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.AttributeChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerified;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.HcpRejection.HcpAlreadyRegistered;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.LicenceExpired;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState.Deactivated;
import io.rapport.domain.hcp.HcpState.Erased;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.HcpState.Unregistered;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The rules of an HCP's record. Pure: same command and state, same answer. */
public final class HcpDecider {

    private HcpDecider() {}

    public static List<HcpRegistered> decide(RegisterHcp command, HcpState state) {
        switch (state) {
            case Registered _, Deactivated _ -> throw new HcpAlreadyRegistered();
            case Erased _ -> throw new HcpIsErased();
            case Unregistered _ -> {}
        }
        return List.of(new HcpRegistered(
                command.hcpId(),
                command.name(),
                command.contact(),
                command.specialty(),
                command.role(),
                command.country(),
                command.language()));
    }

    public static List<IdentityVerified> decide(VerifyByNpi command, HcpState state) {
        requireActive(state);
        return List.of(new IdentityVerifiedByNpi(command.hcpId(), command.npi()));
    }

    public static List<IdentityVerified> decide(VerifyByLicence command, HcpState state) {
        requireActive(state);
        if (command.expiresOn().isBefore(command.today())) {
            throw new LicenceExpired();
        }
        return List.of(new IdentityVerifiedByLicence(
                command.hcpId(), command.number(), command.authority(), command.expiresOn()));
    }

    /** Coded attributes that are already so are no news; protected ones cannot be compared and always are. */
    public static List<AttributeChanged> decide(ChangeAttributes command, HcpState state) {
        Registered registered = requireActive(state);
        HcpId hcp = command.hcpId();
        List<AttributeChanged> events = new ArrayList<>();
        if (command.name() != null) {
            events.add(new NameChanged(hcp, command.name()));
        }
        if (command.contact() != null) {
            events.add(new ContactChanged(hcp, command.contact()));
        }
        if (command.affiliation() != null) {
            events.add(new AffiliationChanged(hcp, command.affiliation()));
        }
        if (command.specialty() != null && !command.specialty().equals(registered.specialty())) {
            events.add(new SpecialtyChanged(hcp, command.specialty()));
        }
        if (command.role() != null && command.role() != registered.role()) {
            events.add(new RoleChanged(hcp, command.role()));
        }
        if (command.country() != null && !command.country().equals(registered.country())) {
            events.add(new CountryChanged(hcp, command.country()));
        }
        if (command.language() != null && !command.language().equals(registered.language())) {
            events.add(new LanguageChanged(hcp, command.language()));
        }
        return events;
    }

    public static List<InterestsChosen> decide(ChooseInterests command, HcpState state) {
        Registered registered = requireActive(state);
        SortedSet<Topic> topics = new TreeSet<>(command.topics());
        return topics.equals(registered.interests())
                ? List.of()
                : List.of(new InterestsChosen(command.hcpId(), topics));
    }

    public static List<ProductAccessGranted> decide(GrantProductAccess command, HcpState state) {
        return requireActive(state).hasAccessTo(command.product())
                ? List.of()
                : List.of(new ProductAccessGranted(command.hcpId(), command.product()));
    }

    public static List<ProductAccessEnded> decide(EndProductAccess command, HcpState state) {
        return requireActive(state).hasAccessTo(command.product())
                ? List.of(new ProductAccessEnded(command.hcpId(), command.product()))
                : List.of();
    }

    public static List<HcpDeactivated> decide(DeactivateHcp command, HcpState state) {
        return switch (state) {
            case Unregistered _ -> throw new UnknownHcp();
            case Deactivated _ -> List.of();
            case Erased _ -> throw new HcpIsErased();
            case Registered _ -> List.of(new HcpDeactivated(command.hcpId()));
        };
    }

    public static List<HcpErased> decide(EraseHcp command, HcpState state) {
        return switch (state) {
            case Unregistered _ -> throw new UnknownHcp();
            case Registered _, Deactivated _, Erased _ -> List.of(new HcpErased(command.hcpId()));
        };
    }

    public static HcpState evolve(HcpState state, HcpEvent event) {
        return switch (event) {
            case HcpRegistered e ->
                new Registered(
                        e.specialty(),
                        e.role(),
                        e.country(),
                        e.language(),
                        Collections.emptySortedSet(),
                        false,
                        Collections.emptySortedSet());
            case HcpDeactivated _ -> new Deactivated();
            case HcpErased _ -> new Erased();
            case IdentityVerified _ -> change(state, Registered::withVerified);
            case SpecialtyChanged e -> change(state, r -> r.withSpecialty(e.specialty()));
            case RoleChanged e -> change(state, r -> r.withRole(e.role()));
            case CountryChanged e -> change(state, r -> r.withCountry(e.country()));
            case LanguageChanged e -> change(state, r -> r.withLanguage(e.language()));
            case InterestsChosen e -> change(state, r -> r.withInterests(e.topics()));
            case ProductAccessGranted e -> change(state, r -> r.withAccessTo(e.product()));
            case ProductAccessEnded e -> change(state, r -> r.withoutAccessTo(e.product()));
            case NameChanged _, ContactChanged _, AffiliationChanged _ -> state;
        };
    }

    private static Registered requireActive(HcpState state) {
        return switch (state) {
            case Unregistered _ -> throw new UnknownHcp();
            case Deactivated _ -> throw new HcpNotActive();
            case Erased _ -> throw new HcpIsErased();
            case Registered registered -> registered;
        };
    }

    private static HcpState change(HcpState state, UnaryOperator<Registered> change) {
        return state instanceof Registered registered ? change.apply(registered) : state;
    }
}
