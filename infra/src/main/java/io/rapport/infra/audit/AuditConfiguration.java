package io.rapport.infra.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.postgres.DedicatedPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    /** One for the tree, and one to tell by whether the database is there. */
    private static final int CONNECTIONS = 2;

    /** How long a server may not answer. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean
    CheckpointSigner checkpointSigner(AuditProperties properties) {
        return CheckpointSigner.of(properties.origin(), properties.signingKey());
    }

    @Bean
    CheckpointFolder checkpointFolder(AuditProperties properties) {
        return new CheckpointFolder(properties.checkpointFolder());
    }

    @Bean
    CheckpointTable checkpointTable(JdbcTemplate jdbc) {
        return new CheckpointTable(jdbc);
    }

    @Bean
    Verdicts verdicts(JdbcClient jdbc) {
        return new Verdicts(jdbc);
    }

    /** A connection is held for as long as this process extends the tree: it is none of those that requests need. */
    @Bean(defaultCandidate = false)
    @Qualifier("auditTreePool")
    HikariDataSource auditTreePool(DataSourceProperties database) {
        return DedicatedPool.create(database, "audit-tree", CONNECTIONS, SILENCE);
    }

    @Bean
    TreeFollower treeFollower(
            @Qualifier("auditTreePool") DataSource database,
            EventStore store,
            LeafLog log,
            CheckpointSigner signer,
            CheckpointFolder outside,
            Verdicts verdicts,
            Clock clock,
            AuditProperties properties) {
        return new TreeFollower(
                database, store, log, signer, outside, verdicts, clock, properties.checkpointInterval());
    }

    @Bean
    Proofs proofs(JdbcTemplate jdbc, CheckpointTable checkpoints, CheckpointSigner signer) {
        return new Proofs(new TileTable(jdbc), checkpoints, signer.verifier());
    }

    @Bean
    SignedHistory signedHistory(JdbcTemplate jdbc, CheckpointFolder outside, CheckpointSigner signer) {
        return new SignedHistory(jdbc, outside, signer);
    }

    @Bean
    SelfCheckSchedule selfCheckSchedule(
            LeafLog log,
            ObjectProvider<LogReader> reader,
            JdbcTemplate jdbc,
            CheckpointFolder outside,
            CheckpointSigner signer,
            Verdicts verdicts,
            AuditProperties properties,
            TreeFollower follower,
            Clock clock) {
        Optional<TrailCheck> trail = Optional.ofNullable(reader.getIfAvailable())
                .map(events -> new TrailCheck(events, JdbcClient.create(jdbc), clock));
        SelfCheck check = new SelfCheck(log, jdbc, outside, signer.verifier(), clock);
        return new SelfCheckSchedule(check, trail, verdicts, properties, follower::isClaimed, clock);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    AuditHealth auditHealthIndicator(Verdicts verdicts) {
        return new AuditHealth(verdicts);
    }

    @Bean
    AuditGauges auditGauges(CheckpointTable checkpoints, LeafLog log, Verdicts verdicts) {
        return new AuditGauges(checkpoints, log, verdicts);
    }
}
