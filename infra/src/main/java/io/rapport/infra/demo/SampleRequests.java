package io.rapport.infra.demo;

import io.rapport.domain.hcp.Role;
import io.rapport.domain.sampling.DenialReason;
import io.rapport.domain.sampling.LotNumber;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.DenySamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.sampling.Strength;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Product;
import io.rapport.infra.demo.SampleStep.OfHcp;
import io.rapport.infra.demo.SampleStep.SampleHandling;
import io.rapport.infra.demo.SampleStep.SampleSigning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests for samples by verified practitioners, from signature to their different ends; the newest are under way. */
final class SampleRequests {

    private static final double ASKS = 0.26;
    private static final Actor WAREHOUSE = new Actor("sample-warehouse-1");

    private final Atlas atlas;
    private final Timeline timeline;
    private final Habits habits;
    private final Map<Product, List<Strength>> strengths = Table.read("products.txt").stream()
            .collect(Collectors.toMap(
                    row -> new Product(row.text(0)),
                    row -> row.list(1, ";").stream().map(Strength::new).toList()));
    private int count;

    SampleRequests(Atlas atlas, Timeline timeline, Habits habits) {
        this.atlas = atlas;
        this.timeline = timeline;
        this.habits = habits;
    }

    void generate(Persona persona, Dice dice, Consumer<SampleStep> steps) {
        boolean mayAsk = persona.role() == Role.PHYSICIAN || persona.role() == Role.PHYSICIAN_ASSISTANT;
        Instant verifiedAt = persona.verifiedAt();
        List<MedicalTopic> topics =
                atlas.topics().stream().filter(this::hasSamples).toList();
        Odds wanted = Odds.of(topics, persona::affinity);
        if (!mayAsk || verifiedAt == null || wanted.isEmpty() || !dice.hits(ASKS)) {
            return;
        }
        LocalDate firstDay = Timeline.dayOf(verifiedAt).plusDays(1);
        LocalDate day = firstDay.isBefore(timeline.firstDay()) ? timeline.firstDay() : firstDay;
        int requests = dice.between(1, 3);
        for (int i = 0; i < requests; i++) {
            day = day.plusDays(dice.between(3, 75));
            if (day.isAfter(timeline.lastDay())) {
                return;
            }
            Product product = topics.get(wanted.draw(dice)).product();
            if (product != null) {
                new Request(persona, order(product, dice), dice, steps).run(habits.moment(persona.market(), day, dice));
            }
        }
    }

    private boolean hasSamples(MedicalTopic topic) {
        Product product = topic.product();
        return product != null && strengths.containsKey(product);
    }

    private SampleOrder order(Product product, Dice dice) {
        return new SampleOrder(
                product, dice.pick(strengths.getOrDefault(product, List.of())), dice.pick(List.of(2, 4, 5, 6, 10)));
    }

    private final class Request {

        private final Persona persona;
        private final SampleOrder order;
        private final Dice dice;
        private final Consumer<SampleStep> steps;
        private final SampleRequestId id = new SampleRequestId(String.format(Locale.ROOT, "samples-%04d", ++count));
        private final Actor desk;
        private Instant now = Instant.MIN;

        Request(Persona persona, SampleOrder order, Dice dice, Consumer<SampleStep> steps) {
            this.persona = persona;
            this.order = order;
            this.dice = dice;
            this.steps = steps;
            this.desk = new Actor("sample-desk-" + dice.between(1, 2));
        }

        void run(Instant signedAt) {
            now = signedAt;
            sign();
            double fate = dice.unit();
            if (fate < 0.07) {
                now = now.plusSeconds(dice.between(600, 20_000));
                handle(OfHcp.PORTAL, new CancelSampleRequest(id, persona.id()));
                return;
            }
            boolean passed = fate >= 0.15;
            after(1, 2);
            handle(desk, new CheckSampleRequest(id, passed));
            after(1, 2);
            DenialReason denial = denial(passed, fate);
            if (denial != null) {
                handle(desk, new DenySamples(id, denial));
                return;
            }
            handle(desk, new ApproveSamples(id));
            after(1, 4);
            handle(WAREHOUSE, new ShipSamples(id, lots(), now));
            after(2, 7);
            if (dice.hits(0.9)) {
                handle(OfHcp.PORTAL, new AcknowledgeReceipt(id, persona.id(), now));
            }
        }

        private void sign() {
            var market = persona.market();
            steps.accept(new SampleSigning(
                    now,
                    persona.id(),
                    id,
                    order,
                    new FreeText(persona.givenName().value() + " "
                            + persona.familyName().value()),
                    new FreeText(market.street()
                            .replace("{n}", Integer.toString(dice.between(1, 180)))
                            .replace("{city}", dice.pick(market.cities()))),
                    NationalIds.licence(persona.number()),
                    Onboarding.authority(persona)));
        }

        private @Nullable DenialReason denial(boolean passed, double fate) {
            if (!passed) {
                return fate < 0.12 ? DenialReason.LICENCE_INVALID : DenialReason.STATEMENT_INCOMPLETE;
            }
            if (fate < 0.2) {
                return DenialReason.LIMIT_EXCEEDED;
            }
            return fate < 0.22 ? DenialReason.PRODUCT_UNAVAILABLE : null;
        }

        private List<ShippedLot> lots() {
            LotNumber lot = new LotNumber(order.product().value() + "-L" + dice.between(2_601, 2_624));
            int first = order.quantity() > 4 && dice.hits(0.25) ? order.quantity() / 2 : order.quantity();
            return first == order.quantity()
                    ? List.of(new ShippedLot(lot, first))
                    : List.of(
                            new ShippedLot(lot, first),
                            new ShippedLot(
                                    new LotNumber(order.product().value() + "-L" + dice.between(2_625, 2_652)),
                                    order.quantity() - first));
        }

        private void after(int least, int most) {
            now = Habits.officeHour(Timeline.dayOf(now).plusDays(dice.between(least, most)), dice);
        }

        private void handle(Actor actor, SamplingCommand command) {
            if (now.isBefore(timeline.end())) {
                steps.accept(new SampleHandling(now, persona.id(), actor, command));
            }
        }
    }
}
