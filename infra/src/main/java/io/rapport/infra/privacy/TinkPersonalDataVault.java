package io.rapport.infra.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Envelope encryption: each HCP and retention class has an AES-256-GCM data key, kept in the database under the
 * key-encryption key. HCP and class are bound to each ciphertext and to each wrapped key as associated data, so that
 * neither can be moved to another person. Of a key that was destroyed the row stays, without the key, so that it is never
 * made again.
 */
public final class TinkPersonalDataVault implements PersonalDataVault, AutoCloseable {

    private static final int CACHED_KEYS = 20_000;

    /** How long a process remembers a key that it has seen; of erased HCPs it uses none, remembered or not. */
    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    record KeyName(HcpId hcp, RetentionClass retention) {

        byte[] associatedData() {
            return (retention.name() + "|" + hcp.value()).getBytes(UTF_8);
        }
    }

    /** For Tink, which makes a source of random numbers for each thread: as each request has a thread, for each request. */
    private final ExecutorService encrypting = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("encrypting-", 0).daemon().factory());

    private final JdbcClient jdbc;
    private final JdbcClient keyTable;
    private final TransactionTemplate ownTransaction;
    private final MasterKey master;
    private final Predicate<HcpId> erased;
    private final Cache<KeyName, Aead> keys = Caffeine.newBuilder()
            .maximumSize(CACHED_KEYS)
            .expireAfterWrite(CACHE_TIME)
            .build();

    /**
     * @param jdbc of the callers' transactions, in which keys are destroyed
     * @param keyPool connections for nothing but keys: who reveals what a row holds has a connection already, and if each of
     *     those who have one waited for another, none would ever be given back
     * @param erased whether an HCP was erased, as far as this process knows
     */
    TinkPersonalDataVault(JdbcClient jdbc, DataSource keyPool, MasterKey master, Predicate<HcpId> erased) {
        this.jdbc = jdbc;
        this.keyTable = JdbcClient.create(keyPool);
        this.ownTransaction = new TransactionTemplate(new JdbcTransactionManager(keyPool));
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.master = master;
        this.erased = erased;
    }

    @Override
    public ProtectedText protect(HcpId hcp, RetentionClass retention, String clear) {
        KeyName name = new KeyName(hcp, retention);
        if (isOver(name)) {
            throw new HcpIsErased();
        }
        try {
            byte[] ciphertext = encrypt(existingOrNew(name), clear.getBytes(UTF_8), name.associatedData());
            return ProtectedText.of(
                    retention, Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext));
        } catch (ExecutionException e) {
            throw new IllegalStateException("encrypting a personal field failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while encrypting a personal field", e);
        }
    }

    private byte[] encrypt(Aead key, byte[] clear, byte[] associatedData)
            throws ExecutionException, InterruptedException {
        return encrypting.submit(() -> key.encrypt(clear, associatedData)).get();
    }

    @Override
    public Optional<String> reveal(HcpId hcp, ProtectedText text) {
        KeyName name = new KeyName(hcp, text.retention());
        return isOver(name)
                ? Optional.empty()
                : existing(name).map(key -> {
                    try {
                        byte[] ciphertext = Base64.getUrlDecoder().decode(text.ciphertext());
                        return new String(key.decrypt(ciphertext, name.associatedData()), UTF_8);
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("a personal field is not of the key that its event names", e);
                    }
                });
    }

    /** Destroys a key for good, if there is one, and sees to it that there never will be. */
    public void destroy(HcpId hcp, RetentionClass retention) {
        keys.invalidate(new KeyName(hcp, retention));
        jdbc.sql("""
                insert into privacy.data_key (hcp_id, retention, wrapped, destroyed_at)
                values (:hcp, :retention, null, now())
                on conflict (hcp_id, retention) do update set wrapped = null, destroyed_at = now()
                where data_key.wrapped is not null
                """)
                .param("hcp", hcp.value())
                .param("retention", retention.name())
                .update();
    }

    private boolean isOver(KeyName name) {
        return !name.retention().outlivesErasure() && erased.test(name.hcp());
    }

    private Optional<Aead> existing(KeyName name) {
        Aead cached = keys.getIfPresent(name);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Aead> stored = load(name);
        stored.ifPresent(key -> keys.put(name, key));
        return stored;
    }

    private Aead existingOrNew(KeyName name) {
        return existing(name).orElseGet(() -> {
            create(name);
            return existing(name).orElseThrow(HcpIsErased::new);
        });
    }

    /** The first of concurrent creators wins; committed before anybody encrypts. */
    private void create(KeyName name) {
        byte[] wrapped = wrap(name);
        ownTransaction.executeWithoutResult(_ -> keyTable.sql("""
                insert into privacy.data_key (hcp_id, retention, wrapped, wrapped_under)
                values (:hcp, :retention, :wrapped, :wrappedUnder)
                on conflict do nothing
                """)
                .param("hcp", name.hcp().value())
                .param("retention", name.retention().name())
                .param("wrapped", wrapped)
                .param("wrappedUnder", master.fingerprint())
                .update());
    }

    private byte[] wrap(KeyName name) {
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    key, master.aead(), name.associatedData(), AeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making a data key failed", e);
        }
    }

    /** In a transaction of its own, so that the connection is given back at once and not when the caller's ends. */
    private Optional<Aead> load(KeyName name) {
        Optional<byte[]> stored = ownTransaction.execute(_ -> keyTable.sql("""
                select wrapped from privacy.data_key
                where hcp_id = :hcp and retention = :retention and wrapped is not null
                """)
                .param("hcp", name.hcp().value())
                .param("retention", name.retention().name())
                .query(byte[].class)
                .optional());
        return stored.map(wrapped -> unwrap(name, wrapped));
    }

    private Aead unwrap(KeyName name, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped, master.aead(), name.associatedData(), AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key does not open with the configured key-encryption key", e);
        }
    }

    @Override
    public void close() {
        encrypting.close();
    }
}
