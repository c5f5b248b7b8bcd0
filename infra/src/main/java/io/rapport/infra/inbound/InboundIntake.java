package io.rapport.infra.inbound;

import io.rapport.command.consent.DecisionRequest;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.command.engagement.EngagementIntake;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.DomainRejection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has each record its effect: consecutive actions of an HCP in one batch, decisions one by one, all of an HCP in their
 * order. A record that cannot be taken is a {@link Rejection}; whatever else goes wrong is thrown, and the same records can
 * be given again, of which those that had their effect have none.
 */
final class InboundIntake {

    private final InboundReader reader;
    private final TakenMessages taken;
    private final EngagementIntake engagements;
    private final CommandDispatcher dispatcher;
    private final JsonMapper json;
    private final Clock clock;

    InboundIntake(
            InboundReader reader,
            TakenMessages taken,
            EngagementIntake engagements,
            CommandDispatcher dispatcher,
            JsonMapper json,
            Clock clock) {
        this.reader = reader;
        this.taken = taken;
        this.engagements = engagements;
        this.dispatcher = dispatcher;
        this.json = json;
        this.clock = clock;
    }

    /** Returns those that cannot be taken, when all others have had their effect. */
    List<Rejection> take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Rejection> rejections = new ArrayList<>();
        List<InboundMessage> part = new ArrayList<>();
        Set<Fingerprint> keys = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                InboundMessage message = reader.read(record, clock.instant());
                if (!keys.add(message.key())) {
                    // What became of the first under this id says what this one is.
                    takeDistinct(part, rejections);
                    part.clear();
                    keys.clear();
                    keys.add(message.key());
                }
                part.add(message);
            } catch (Refusal.Refused e) {
                rejections.add(new Rejection(record, e.refusal()));
            }
        }
        takeDistinct(part, rejections);
        return rejections;
    }

    private void takeDistinct(List<InboundMessage> messages, List<Rejection> rejections) {
        if (messages.isEmpty()) {
            return;
        }
        Map<Fingerprint, Fingerprint> known = taken.find(messages);
        List<InboundMessage> fresh = new ArrayList<>();
        for (InboundMessage message : messages) {
            Fingerprint content = known.get(message.key());
            if (content == null) {
                fresh.add(message);
            } else if (!content.equals(message.content())) {
                rejections.add(new Rejection(message.origin(), Refusal.repeatedId()));
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        List<Rejection> refused = new ArrayList<>();
        byHcp(fresh).forEach(ofOne -> takeInOrder(ofOne, refused));
        Set<ConsumerRecord<byte[], byte[]>> refusedOrigins =
                refused.stream().map(Rejection::origin).collect(Collectors.toSet());
        taken.remember(fresh.stream()
                .filter(message -> !refusedOrigins.contains(message.origin()))
                .toList());
        rejections.addAll(refused);
    }

    private static Collection<List<InboundMessage>> byHcp(List<InboundMessage> messages) {
        return messages.stream()
                .collect(Collectors.groupingBy(InboundMessage::hcp, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private void takeInOrder(List<InboundMessage> messages, List<Rejection> rejections) {
        List<InboundMessage> run = new ArrayList<>();
        for (InboundMessage message : messages) {
            boolean isAction = message.type().request() == InboundType.Request.ACTION;
            if (!run.isEmpty() && !(isAction && fits(run, message))) {
                record(run, rejections);
                run.clear();
            }
            if (isAction) {
                run.add(message);
            } else {
                decide(message, rejections);
            }
        }
        if (!run.isEmpty()) {
            record(run, rejections);
        }
    }

    private static boolean fits(List<InboundMessage> run, InboundMessage message) {
        return run.getFirst().actor().equals(message.actor()) && run.size() < RecordEngagements.MAX_ACTIONS;
    }

    private void record(List<InboundMessage> messages, List<Rejection> rejections) {
        CommandContext context = context(messages.getFirst(), null);
        List<InboundMessage> sent = new ArrayList<>();
        List<ReportedAction> actions = new ArrayList<>();
        for (InboundMessage message : messages) {
            try {
                actions.add(engagements.read(message.hcp(), message.request(), context.receivedAt()));
                sent.add(message);
            } catch (JacksonException e) {
                rejections.add(new Rejection(message.origin(), Refusal.of(e)));
            } catch (DomainRejection e) {
                rejections.add(new Rejection(message.origin(), Refusal.of(e)));
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        try {
            List<ActionOutcome> outcomes = engagements
                    .record(new RecordEngagements(messages.getFirst().hcp(), actions), context)
                    .outcomes();
            for (int i = 0; i < sent.size(); i++) {
                if (outcomes.get(i) instanceof ActionOutcome.Rejected refused) {
                    rejections.add(new Rejection(sent.get(i).origin(), Refusal.of(refused.reason())));
                }
            }
        } catch (DomainRejection e) {
            sent.forEach(message -> rejections.add(new Rejection(message.origin(), Refusal.of(e))));
        }
    }

    private void decide(InboundMessage message, List<Rejection> rejections) {
        try {
            DecisionRequest decision = json.treeToValue(message.request(), DecisionRequest.class);
            ConsentRecordId recordId = new ConsentRecordId(UUID.randomUUID().toString());
            dispatcher.send(
                    decision.command(message.hcp(), recordId, message.occurredAt()),
                    message.hcp().value(),
                    context(message, new Idempotency(message.key(), message.content()))
                            .occurring(message.occurredAt()));
        } catch (JacksonException e) {
            rejections.add(new Rejection(message.origin(), Refusal.of(e)));
        } catch (DomainRejection e) {
            rejections.add(new Rejection(message.origin(), Refusal.of(e)));
        }
    }

    /** What an action has of its own, such as its channel, it says itself. */
    private CommandContext context(InboundMessage message, @Nullable Idempotency idempotency) {
        Instant now = clock.instant();
        return new CommandContext(
                message.actor(), message.channel(), message.requestId(), now, now, idempotency, false);
    }
}
