package io.rapport.projection.stream;

import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.privacy.ProtectedText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of an HCP, as it is told to others: the only message that holds what identifies a person directly. It is
 * made where it is sent, and is never stored by Rapport.
 */
public final class HcpStateMessage {

    public static final String NAME = "hcp.state";

    /** Compacted: the newest state of each HCP, until a tombstone ends it. */
    public static final String TOPIC = "rapport." + NAME + "." + PublicEvent.VERSION;

    private static final PublicEvent EMPTY = new PublicEvent(NAME, Map.of());

    private HcpStateMessage() {}

    /** As CloudEvents has it. */
    public static String type() {
        return EMPTY.type();
    }

    /** The reference of its JSON Schema, relative to the contract. */
    public static String schema() {
        return EMPTY.schema();
    }

    /**
     * The values by their names in the contract.
     *
     * @param reveal opens a personal field, or nothing where its key is gone
     * @return empty if any field cannot be opened: the HCP is being erased
     */
    public static Optional<Map<String, Object>> data(HcpDetails hcp, Function<ProtectedText, Optional<String>> reveal) {
        Opening opening = new Opening(reveal);
        MessageData data = MessageData.of(
                        "name",
                        MessageData.of("given", opening.open(hcp.name().given()))
                                .and("family", opening.open(hcp.name().family())))
                .and("email", opening.open(hcp.contact().email()))
                .and("phone", opening.open(hcp.contact().phone()))
                .and("specialty", hcp.specialty())
                .and("role", hcp.role())
                .and("country", hcp.country())
                .and("language", hcp.language())
                .and("interests", hcp.interests())
                .and("verified", hcp.isVerified())
                .and("npi", opening.open(hcp.npi()))
                .and("licence", licence(hcp.licence(), opening))
                .and("active", hcp.active())
                .and("productAccess", hcp.products());
        return opening.complete ? Optional.of(data.values()) : Optional.empty();
    }

    private static @Nullable MessageData licence(@Nullable IdentityVerifiedByLicence licence, Opening opening) {
        return licence == null
                ? null
                : MessageData.of("number", opening.open(licence.number()))
                        .and("authority", licence.authority())
                        .and("expiresOn", licence.expiresOn());
    }

    /** Opens fields, and remembers whether all could be. */
    private static final class Opening {

        private final Function<ProtectedText, Optional<String>> reveal;
        private boolean complete = true;

        Opening(Function<ProtectedText, Optional<String>> reveal) {
            this.reveal = reveal;
        }

        @Nullable
        String open(@Nullable ProtectedText field) {
            if (field == null) {
                return null;
            }
            Optional<String> clear = reveal.apply(field);
            complete &= clear.isPresent();
            return clear.orElse(null);
        }
    }
}
