package io.rapport.domain.contact;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.Numbering;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When HCPs who agreed to personalisation responded on which channel, folded from actions in O(1) each. What is kept is the
 * quarters of an hour in which each HCP did something; of specialties and of everyone, whole numbers by week. So an HCP can
 * take back what it did, or change its specialty or country, and all that is left equals, to the bit, a history in which that
 * had been so from the start.
 *
 * <p>Not safe for use by several threads while one of them writes.
 */
public final class ContactHistory {

    private final Map<HcpId, Person> people = new HashMap<>();
    private final Map<Specialty, Tally> bySpecialty = new HashMap<>();
    private final Tally everyone = new Tally();
    private final Numbering<ConsentTarget> targets = new Numbering<>();
    private final Map<Country, LocalHours> hours = new HashMap<>();
    private CountryZones zones = CountryZones.NONE;

    /**
     * Adds an action that may be used to recommend.
     *
     * @param practice of the HCP at present; absent of one who is not active
     * @param seconds when it was done, since 1970
     * @param target what it was consented to with; its channel is where the action was reported
     */
    public void add(HcpId hcp, Optional<Practice> practice, EngagementEvent event, long seconds, ConsentTarget target) {
        Response response = Response.of(event, target.channel());
        if (response.channel() == null && response.mail() == null) {
            return;
        }
        Person person = people.computeIfAbsent(hcp, _ -> new Person(practice.orElse(null)));
        long quarter = Math.floorDiv(seconds, Occasions.QUARTER_SECONDS);
        int number = targets.add(target);
        if (response.channel() != null) {
            add(person, response.channel(), quarter, number);
        }
        if (response.mail() != null) {
            add(person, response.mail(), quarter, response.channel() != null, number);
        }
    }

    private void add(Person person, Channel channel, long quarter, int target) {
        Practice practice = person.practice;
        if (practice != null) {
            LocalHours local = hours(practice.country());
            if (!person.occasions.include(quarter, channel, local)) {
                long hour = Occasions.hour(quarter, local);
                counter(practice, 1).count(LocalHours.week(hour), Cells.occasion(channel, hour));
            }
        }
        person.occasions.add(quarter, channel, target);
    }

    private void add(Person person, long mail, long quarter, boolean response, int target) {
        Practice practice = person.practice;
        if (practice == null) {
            person.mails.add(mail, quarter, response, target);
        } else {
            LocalHours local = hours(practice.country());
            person.mails.count(mail, local, counter(practice, -1));
            person.mails.add(mail, quarter, response, target);
            person.mails.count(mail, local, counter(practice, 1));
        }
    }

    /** Takes away what the HCP did with the targets that are given, as if it had never been. */
    public void remove(HcpId hcp, Predicate<ConsentTarget> removed) {
        Person person = people.get(hcp);
        if (person == null) {
            return;
        }
        count(person, -1);
        person.remove(target -> removed.test(targets.values().get(target)));
        count(person, 1);
        if (person.isEmpty()) {
            people.remove(hcp);
        }
    }

    /** Lets what the HCP did count where it practises now; nowhere, where it is not active any more. */
    public void move(HcpId hcp, Optional<Practice> practice) {
        Person person = people.get(hcp);
        if (person != null && !Objects.equals(person.practice, practice.orElse(null))) {
            count(person, -1);
            person.practice = practice.orElse(null);
            count(person, 1);
        }
    }

    /** Takes HCPs to live by these zones, now and in the past. */
    public void adopt(CountryZones adopted) {
        people.values().forEach(person -> count(person, -1));
        zones = adopted;
        hours.clear();
        people.values().forEach(person -> count(person, 1));
    }

    public CountryZones zones() {
        return zones;
    }

    private void count(Person person, int number) {
        Practice practice = person.practice;
        if (practice != null) {
            person.count(hours(practice.country()), _ -> true, counter(practice, number));
        }
    }

    private Counter counter(Practice practice, int number) {
        Tally specialty = bySpecialty.computeIfAbsent(practice.specialty(), _ -> new Tally());
        return (week, cell) -> {
            specialty.add(week, cell, number);
            everyone.add(week, cell, number);
        };
    }

    private LocalHours hours(Country country) {
        return hours.computeIfAbsent(country, _ -> LocalHours.of(zones.of(country)));
    }

    /**
     * What is known of an HCP and of those like it, as of a moment, in the HCP's local time.
     *
     * @param hcp nobody, where nothing that it did may be looked at
     * @param readable the channels on which what the HCP did may be looked at
     */
    Evidence evidence(@Nullable HcpId hcp, Practice practice, Set<Channel> readable, long seconds) {
        LocalHours local = LocalHours.of(zones.of(practice.country()));
        int now = LocalHours.week(local.at(seconds));
        Person person = hcp == null ? null : people.get(hcp);
        Tally own = tally(
                person,
                local,
                target -> readable.contains(targets.values().get(target).channel()));
        boolean counted = person != null && practice.equals(person.practice);
        Tally part = tally(counted ? person : null, local, _ -> true);
        return new Evidence(
                own.counts(now),
                own.decayed(now, null),
                bySpecialty.getOrDefault(practice.specialty(), new Tally()).decayed(now, part),
                everyone.decayed(now, part));
    }

    private static Tally tally(@Nullable Person person, LocalHours local, IntPredicate targets) {
        Tally tally = new Tally();
        if (person != null) {
            person.count(local, targets, (week, cell) -> tally.add(week, cell, 1));
        }
        return tally;
    }

    /**
     * By {@link Cells cell}.
     *
     * @param actions how much the HCP's own is, before decay
     * @param own the same, decayed
     * @param specialty of all others of the specialty, decayed
     * @param everyone of all others, decayed
     */
    record Evidence(int[] actions, double[] own, double[] specialty, double[] everyone) {}
}
