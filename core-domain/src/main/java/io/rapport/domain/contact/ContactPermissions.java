package io.rapport.domain.contact;

import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Judgement;
import io.rapport.domain.consent.Judgement.Denied;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which channels an HCP may be approached. What an HCP comes to by itself needs no permission. */
public record ContactPermissions(List<Permitted> permitted, List<ExcludedChannel> excluded) {

    /** @param basis absent where none is needed, or where it is not to be told */
    public record Permitted(Channel channel, @Nullable ConsentRecordId basis) {}

    public ContactPermissions {
        permitted = List.copyOf(permitted);
        excluded = List.copyOf(excluded);
    }

    /** A decision on a product or type of content alone does not permit a channel, since advice is about neither. */
    public static ContactPermissions judge(Consents consents, Instant at) {
        List<Permitted> permitted = new ArrayList<>();
        List<ExcludedChannel> excluded = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            Optional<Purpose> purpose = purpose(channel);
            if (purpose.isEmpty()) {
                permitted.add(new Permitted(channel, null));
                continue;
            }
            Judgement judgement = ConsentPolicy.judge(consents, purpose.get(), ConsentTarget.of(channel), at);
            if (judgement instanceof Denied denied) {
                excluded.add(new ExcludedChannel(channel, purpose.get(), denied.reason()));
            } else {
                permitted.add(new Permitted(channel, judgement.basis().orElseThrow()));
            }
        }
        return new ContactPermissions(permitted, excluded);
    }

    private static Optional<Purpose> purpose(Channel channel) {
        return switch (channel) {
            case WEB, APP -> Optional.empty();
            case EMAIL -> Optional.of(Purpose.MARKETING_EMAIL);
            case PHONE -> Optional.of(Purpose.MARKETING_PHONE);
            case REP -> Optional.of(Purpose.MARKETING_REP);
            case EVENT -> Optional.of(Purpose.EVENT_INVITATIONS);
        };
    }

    /** As they were when an advice was given that names nobody. */
    public static ContactPermissions recorded(List<AdvisedChannel> channels, List<ExcludedChannel> excluded) {
        return new ContactPermissions(
                channels.stream()
                        .map(advised -> new Permitted(advised.channel(), advised.basis()))
                        .toList(),
                excluded);
    }
}
