package io.rapport.infra.hcpstate;

import io.rapport.domain.shared.HcpId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the newest states of HCPs, or that they have ended, and confirms what has ended by it. */
final class StateTelling {

    private final HcpStates hcps;
    private final SharedStates shared;
    private final StateEnds ends;
    private final TransactionOperations transaction;
    private final Clock clock;

    StateTelling(HcpStates hcps, SharedStates shared, StateEnds ends, TransactionOperations transaction, Clock clock) {
        this.hcps = hcps;
        this.shared = shared;
        this.ends = ends;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Returns when brokers have acknowledged all of it. If it fails it is to be done again, which does no harm.
     *
     * @param producer was opened before this is called
     * @param topicId the id of the topic
     */
    void tell(Set<HcpId> due, FencedProducer producer, String topicId) {
        long position = hcps.catchUp();
        Map<HcpId, String> before = shared.among(due);
        Instant now = clock.instant();
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        Set<HcpId> told = new HashSet<>();
        Map<HcpId, String> ended = new HashMap<>();
        Set<HcpId> decided = new HashSet<>();
        for (HcpId hcp : due) {
            switch (hcps.judge(hcp)) {
                case Verdict.Told state -> {
                    records.add(StateRecords.state(hcp, state.data(), position, now));
                    told.add(hcp);
                    decided.add(hcp);
                }
                case Verdict.Withheld _ -> {
                    String writtenAt = before.get(hcp);
                    if (writtenAt != null) {
                        records.add(StateRecords.end(hcp, position, now));
                        ended.put(hcp, writtenAt);
                    }
                    decided.add(hcp);
                }
                case Verdict.Undecided _ -> {}
            }
        }
        shared.begin(told, topicId);
        producer.send(records);
        transaction.executeWithoutResult(_ -> {
            shared.end(ended);
            ends.confirm(decided, position);
        });
    }

    /**
     * Who is to be told of though no event asks for it: whose permission has ended by time alone, whose state a lost topic had,
     * and whose end was asked for in vain.
     *
     * @param patience how long an end may wait for what was asked for
     */
    Set<HcpId> overdue(String topicId, Duration patience) {
        Set<HcpId> overdue = new LinkedHashSet<>(ends.waitingFor(patience));
        shared.all().stream()
                .filter(state -> !state.topicId().equals(topicId) || !hcps.isPermitted(state.hcp()))
                .forEach(state -> overdue.add(state.hcp()));
        return overdue;
    }
}
