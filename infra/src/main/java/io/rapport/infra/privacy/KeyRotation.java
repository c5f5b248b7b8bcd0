package io.rapport.infra.privacy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.privacy.TinkPersonalDataVault.KeyName;
import java.security.GeneralSecurityException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Encrypts data keys by the present key-encryption key that are encrypted by one before it. Once there are none, the older
 * one can be destroyed, and every copy of a data key that it encrypted with it, in backups and old files too.
 */
final class KeyRotation {

    private static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private record Wrapped(KeyName name, byte[] key) {}

    private final MasterKey master;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    KeyRotation(MasterKey master, JdbcClient jdbc, TransactionOperations transaction) {
        this.master = master;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void runInBackground() {
        Thread.ofVirtual().name("key-rotation").start(() -> {
            try {
                long rotated = run();
                if (rotated > 0) {
                    log.atInfo()
                            .addKeyValue("keys", rotated)
                            .log("all data keys are encrypted by the present key-encryption key now");
                }
            } catch (RuntimeException e) {
                log.atError()
                        .setCause(e)
                        .log("data keys could not be encrypted anew; keep the previous key-encryption keys");
            }
        });
    }

    /** @return how many keys were encrypted anew */
    long run() {
        long rotated = 0;
        int batch;
        do {
            batch = rotateSome();
            rotated += batch;
        } while (batch > 0);
        return rotated;
    }

    private int rotateSome() {
        Integer rotated = transaction.execute(status -> {
            List<Wrapped> older = older();
            older.forEach(this::rotate);
            return older.size();
        });
        return rotated == null ? 0 : rotated;
    }

    private List<Wrapped> older() {
        return jdbc.sql("""
                select hcp_id, retention, wrapped from privacy.data_key
                where wrapped is not null and wrapped_under is distinct from :present
                limit :batch
                for update
                """)
                .param("present", master.fingerprint())
                .param("batch", BATCH)
                .query((row, index) -> new Wrapped(
                        new KeyName(
                                new HcpId(row.getString("hcp_id")), RetentionClass.valueOf(row.getString("retention"))),
                        row.getBytes("wrapped")))
                .list();
    }

    private void rotate(Wrapped older) {
        jdbc.sql("""
                update privacy.data_key set wrapped = :wrapped, wrapped_under = :present
                where hcp_id = :hcp and retention = :retention
                """)
                .param("wrapped", rewrapped(older))
                .param("present", master.fingerprint())
                .param("hcp", older.name().hcp().value())
                .param("retention", older.name().retention().name())
                .update();
    }

    private byte[] rewrapped(Wrapped older) {
        byte[] bound = older.name().associatedData();
        try {
            KeysetHandle key =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(older.key(), master.aead(), bound, AeadConfig2026.get());
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.aead(), bound, AeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key opens with no key-encryption key that is configured", e);
        }
    }
}
