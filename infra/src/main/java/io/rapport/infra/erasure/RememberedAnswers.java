package io.rapport.infra.erasure;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was answered to requests about HCPs that carried an {@code Idempotency-Key}, in the database. With each goes a keyed
 * fingerprint of all that the request said. Requests for samples are found by their ids, which the erasure has waited for.
 * Answers about the erasure itself stay, so that who approves it can repeat that safely: they hold no more than is left of it
 * in the log.
 */
final class RememberedAnswers implements PersonalDataPlace {

    private final JdbcClient jdbc;

    RememberedAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "remembered-answers";
    }

    @Override
    public String holds() {
        return "answers to requests that may be repeated, with fingerprints of these";
    }

    @Override
    public void forget(HcpId hcp) {
        jdbc.sql("""
                delete from command_side.idempotency answer
                where resource in (select :hcp union all select request_id from read_model.sample_request where hcp_id = :hcp)
                  and not exists (select from event_log.event
                                  where position = answer.position and stream = 'erasure:' || :hcp)
                """).param("hcp", hcp.value()).update();
    }
}
