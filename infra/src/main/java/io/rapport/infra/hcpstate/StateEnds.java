package io.rapport.infra.hcpstate;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.Confirmations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What ends the use of states, until it is confirmed: when brokers have acknowledged what follows from it. That is kept by
 * HCP rather than by message, since a message that asks for a state may be compacted away by the next one.
 */
public final class StateEnds {

    private static final PersonalDataConsumer CONSUMER = new PersonalDataConsumer(
            new ConsumerName("hcp-state"),
            "who the HCP is, in clear, on the topic for others",
            Set.of(Purpose.CRM_SHARING),
            false);

    private final JdbcClient jdbc;
    private final Confirmations confirmations;

    StateEnds(JdbcClient jdbc, Confirmations confirmations) {
        this.jdbc = jdbc;
        this.confirmations = confirmations;
    }

    static PersonalDataConsumer consumer() {
        return CONSUMER;
    }

    /**
     * Takes note of those of the events that end something, in the transaction that asks for states. Where none is asked for,
     * there never was one, which is confirmed at once.
     *
     * @param due the positions of events that a state is asked for by
     */
    public void note(List<RecordedEvent> events, Set<Long> due) {
        for (RecordedEvent event : events) {
            EndOfUse.of(event.event()).filter(CONSUMER::isConcernedBy).ifPresent(end -> {
                if (due.contains(event.position())) {
                    add(event.position(), end.hcpId());
                } else {
                    confirm(event.position());
                }
            });
        }
    }

    private void add(long position, HcpId hcp) {
        jdbc.sql("""
                insert into streams.unconfirmed_end (position, hcp_id) values (:position, :hcp) on conflict do nothing
                """).param("position", position).param("hcp", hcp.value()).update();
    }

    /** To be called in a transaction, when what was judged of the HCPs by a position of the log was acknowledged. */
    void confirm(Collection<HcpId> hcps, long upTo) {
        jdbc.sql("""
                delete from streams.unconfirmed_end where hcp_id = any (:hcps) and position <= :upTo returning position
                """)
                .param("hcps", hcps.stream().map(HcpId::value).toArray(String[]::new))
                .param("upTo", upTo)
                .query(Long.class)
                .list()
                .forEach(this::confirm);
    }

    private void confirm(long position) {
        confirmations.confirm(CONSUMER.name().value(), position);
    }

    /** Whose ends have waited for longer than that. */
    List<HcpId> waitingFor(Duration time) {
        return jdbc.sql("""
                select distinct hcp_id from streams.unconfirmed_end
                where written_at < clock_timestamp() - make_interval(secs => :seconds)
                """)
                .param("seconds", time.toMillis() / 1_000.0)
                .query((row, number) -> new HcpId(row.getString("hcp_id")))
                .list();
    }
}
