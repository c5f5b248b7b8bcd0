package io.rapport.projection.hcp;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.textOrNull;
import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each HCP as last known. */
public final class HcpProfileProjection implements Projection {

    static final Table<HcpProfileRow> PROFILE = Table.of("hcp_profile", HcpProfileRow.class, "hcpId");

    @Override
    public String name() {
        return "hcp-profile";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(PROFILE);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.untilErasure("who the HCP is, names and contact as ciphertext"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof HcpEvent event
                ? List.of(change(event, recorded.context().occurredAt()))
                : List.of();
    }

    private static RowChange change(HcpEvent event, Instant at) {
        return switch (event) {
            case HcpRegistered e -> new Put<>(PROFILE, registered(e, at));
            case IdentityVerifiedByNpi e -> verified(e, at, Map.of("verifiedBy", "npi"));
            case IdentityVerifiedByLicence e ->
                verified(
                        e,
                        at,
                        Map.of(
                                "verifiedBy",
                                "licence",
                                "licenceAuthority",
                                e.authority().value(),
                                "licenceExpiresOn",
                                e.expiresOn()));
            case NameChanged e -> {
                Map<String, @Nullable Object> values = new HashMap<>();
                values.put("givenName", e.name().given().value());
                values.put("familyName", e.name().family().value());
                yield update(e, at, values);
            }
            case ContactChanged e -> {
                Map<String, @Nullable Object> values = new HashMap<>();
                values.put("email", textOrNull(e.contact().email()));
                values.put("phone", textOrNull(e.contact().phone()));
                yield update(e, at, values);
            }
            case AffiliationChanged e ->
                update(e, at, "affiliation", e.affiliation().value());
            case SpecialtyChanged e -> update(e, at, "specialty", e.specialty().value());
            case RoleChanged e -> update(e, at, "role", code(e.role()));
            case CountryChanged e -> update(e, at, "country", e.country().value());
            case LanguageChanged e -> update(e, at, "language", e.language().value());
            case InterestsChosen e -> update(e, at, "interests", texts(e.topics()));
            case ProductAccessGranted e ->
                access(e, at, held -> held.add(e.product().value()));
            case ProductAccessEnded e ->
                access(e, at, held -> held.remove(e.product().value()));
            case HcpDeactivated e -> {
                Map<String, @Nullable Object> values = new HashMap<>();
                values.put("active", false);
                values.put("productAccess", List.of());
                yield update(e, at, values);
            }
            case HcpErased e -> new Purge(PROFILE, Map.of("hcpId", e.hcpId().value()));
        };
    }

    private static HcpProfileRow registered(HcpRegistered event, Instant at) {
        return new HcpProfileRow(
                event.hcpId().value(),
                event.name().given().value(),
                event.name().family().value(),
                textOrNull(event.contact().email()),
                textOrNull(event.contact().phone()),
                null,
                event.specialty().value(),
                code(event.role()),
                event.country().value(),
                event.language().value(),
                List.of(),
                null,
                null,
                null,
                true,
                at,
                at,
                List.of(),
                null);
    }

    /** The moment of the first verification stays when others follow. */
    private static RowChange verified(HcpEvent event, Instant at, Map<String, Object> values) {
        return new Fold<>(PROFILE, PROFILE.key(event.hcpId().value()), profile -> {
            if (profile == null) {
                return null;
            }
            Map<String, Object> verified = new HashMap<>(values);
            verified.put("verifiedAt", Objects.requireNonNullElse(profile.verifiedAt(), at));
            verified.put("changedAt", at);
            return PROFILE.with(profile, verified);
        });
    }

    private static RowChange access(HcpEvent event, Instant at, Consumer<SortedSet<String>> change) {
        return new Fold<>(PROFILE, PROFILE.key(event.hcpId().value()), profile -> {
            if (profile == null) {
                return null;
            }
            SortedSet<String> held = new TreeSet<>(profile.productAccess());
            change.accept(held);
            return profile.withProductAccess(List.copyOf(held), at);
        });
    }

    private static RowChange update(HcpEvent event, Instant at, String component, Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(component, value);
        return update(event, at, values);
    }

    private static RowChange update(HcpEvent event, Instant at, Map<String, @Nullable Object> values) {
        values.put("changedAt", at);
        return new Update(PROFILE, PROFILE.key(event.hcpId().value()), values);
    }
}
