package io.rapport.infra.privacy;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.AnonymousMix;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.infra.postgres.DedicatedPool;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
class PrivacyConfiguration {

    private static final int CONNECTIONS = 4;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean
    MasterKey keyEncryptionKey(PrivacyProperties properties) throws GeneralSecurityException {
        return MasterKey.of(properties.keyEncryptionKey(), properties.previousKeyEncryptionKeys());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("dataKeyPool")
    HikariDataSource dataKeyPool(DataSourceProperties database) {
        return DedicatedPool.create(database, "data-keys", CONNECTIONS, SILENCE);
    }

    @Bean
    TinkPersonalDataVault personalDataVault(
            JdbcClient jdbc,
            @Qualifier("dataKeyPool") DataSource keyPool,
            MasterKey keyEncryptionKey,
            Standings standings) {
        return new TinkPersonalDataVault(
                jdbc, keyPool, keyEncryptionKey, hcp -> standings.hcp(hcp) instanceof HcpState.Erased);
    }

    @Bean
    KeyRotation keyRotation(MasterKey keyEncryptionKey, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new KeyRotation(keyEncryptionKey, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    DataKeys dataKeys(TinkPersonalDataVault vault) {
        return new DataKeys(vault);
    }

    @Bean
    Fingerprints fingerprints(PrivacyProperties properties) {
        return new HmacFingerprints(fingerprintKey(properties));
    }

    @Bean
    JdbcIdentityClaims identityClaims(JdbcClient jdbc) {
        return new JdbcIdentityClaims(jdbc);
    }

    @Bean
    ActionIds actionIds(
            PrivacyProperties properties,
            MasterKey keyEncryptionKey,
            Clock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return new RotatingActionIds(
                fingerprintKey(properties),
                keyEncryptionKey.aead(),
                properties.anonymousIdRotation(),
                clock,
                jdbc,
                transactions);
    }

    @Bean
    AnonymousMix anonymousMix(PrivacyProperties properties, CommandDispatcher dispatcher, Clock clock) {
        return new AnonymousMix(dispatcher, clock, properties.anonymousMixing());
    }

    private static byte[] fingerprintKey(PrivacyProperties properties) {
        return MasterKey.decode("rapport.privacy.fingerprint-key", properties.fingerprintKey());
    }
}
