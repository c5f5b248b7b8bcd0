package io.rapport.infra.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.event.EventId;
import io.rapport.domain.shared.HcpId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Ids of 128 bits in hex: under a fixed key for identified actions, under this rotation's secret for anonymous ones. */
public final class RotatingActionIds implements ActionIds {

    private static final int ID_BYTES = 16;

    private final Hmac identified;
    private final Aead master;
    private final Duration period;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Rotation current;

    private static final class Rotation {
        private final long number;
        private final Hmac anonymous;

        Rotation(long number, byte[] secret) {
            this.number = number;
            this.anonymous = new Hmac(secret);
        }
    }

    public RotatingActionIds(
            byte[] key,
            Aead master,
            Duration period,
            Clock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.identified = new Hmac(key);
        this.master = master;
        this.period = period;
        this.clock = clock;
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public EventId identified(HcpId hcp, ClientActionId action) {
        return id(identified, hcp, action);
    }

    @Override
    public EventId anonymous(HcpId hcp, ClientActionId action) {
        return id(rotation().anonymous, hcp, action);
    }

    private static EventId id(Hmac keyed, HcpId hcp, ClientActionId action) {
        byte[] hmac = keyed.of(hcp.value().getBytes(UTF_8), action.value().getBytes(UTF_8));
        return new EventId(HexFormat.of().formatHex(Arrays.copyOf(hmac, ID_BYTES)));
    }

    private Rotation rotation() {
        long number = clock.millis() / period.toMillis();
        Rotation known = current;
        if (known != null && known.number == number) {
            return known;
        }
        Rotation next = ownTransaction.execute(status -> rotateTo(number));
        current = next;
        return next;
    }

    /** All processes share the secret that the first of them made; what came before is gone for good. */
    private Rotation rotateTo(long number) {
        byte[] associatedData = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        try {
            byte[] fresh = new byte[MasterKey.BYTES];
            random.nextBytes(fresh);
            byte[] stored = jdbc.sql("""
                    insert into privacy.action_secret as s (rotation, secret) values (:rotation, :secret)
                    on conflict (rotation) do update set secret = s.secret
                    returning secret
                    """)
                    .param("rotation", number)
                    .param("secret", master.encrypt(fresh, associatedData))
                    .query(byte[].class)
                    .single();
            jdbc.sql("delete from privacy.action_secret where rotation < :rotation")
                    .param("rotation", number)
                    .update();
            return new Rotation(number, master.decrypt(stored, associatedData));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the rotating secret does not open with the key-encryption key", e);
        }
    }
}
