package io.rapport.command.engagement;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.ActionOutcome.Apart;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.EngagementDecider;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads actions as they are sent, and records those that could be read; the same wherever they come from. */
@Component
public final class EngagementIntake {

    /** What became of the actions, in their order, and the position that includes them. */
    public record Recording(long position, List<ActionOutcome> outcomes) {}

    private final CommandDispatcher dispatcher;
    private final PersonalDataVault vault;
    private final Standings standings;
    private final AnonymousMix mix;
    private final JsonMapper json;

    EngagementIntake(
            CommandDispatcher dispatcher,
            PersonalDataVault vault,
            Standings standings,
            AnonymousMix mix,
            JsonMapper json) {
        this.dispatcher = dispatcher;
        this.vault = vault;
        this.standings = standings;
        this.mix = mix;
        this.json = json;
    }

    /**
     * The action that the JSON, which is an {@link ActionRequest}, tells of, with its free text protected.
     *
     * @throws JacksonException if it is of another shape
     * @throws InvalidValue if a value of it is out of range
     */
    public ReportedAction read(HcpId hcp, JsonNode action, Instant receivedAt) {
        ActionRequest request = json.treeToValue(action, ActionRequest.class);
        Channel channel = request.channel() == null ? request.usualChannel() : request.channel();
        boolean identified = EngagementDecider.isIdentified(
                request.action(text -> null), channel, request.occurredAt(), standings.engagement(hcp, receivedAt));
        return new ReportedAction(
                request.clientId(),
                request.occurredAt(),
                channel,
                request.session(),
                request.action(text -> identified ? protect(hcp, text) : null));
    }

    /** Only for text that will be recorded: a data key that appears with an anonymous action would tell whose it was. */
    private ProtectedText protect(HcpId hcp, FreeText text) {
        return vault.protect(hcp, RetentionClass.ENGAGEMENT, text.value());
    }

    /**
     * Returns when what could be recorded is durable; sent again, it is recorded once. None of the outcomes is
     * {@link Apart}.
     *
     * @throws DomainRejection if the HCP is not active, and none is recorded
     */
    public Recording record(RecordEngagements command, CommandContext context) {
        AppendReceipt receipt =
                dispatcher.sendForResult(command, command.hcpId().value(), context);
        List<ActionOutcome> outcomes = new ArrayList<>();
        List<AnonymousAction> apart = new ArrayList<>();
        for (Object outcome : receipt.result(List.class)) {
            outcomes.add((ActionOutcome) outcome);
            if (outcome instanceof Apart(AnonymousAction action)) {
                apart.add(action);
            }
        }
        if (apart.isEmpty()) {
            return new Recording(receipt.position(), outcomes);
        }
        AnonymousMix.Outcome mixed = mix.record(apart);
        int next = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Apart) {
                outcomes.set(i, mixed.outcomes().get(next++));
            }
        }
        return new Recording(Math.max(receipt.position(), mixed.position()), outcomes);
    }
}
