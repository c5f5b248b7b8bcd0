package io.rapport.query.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.audit.AuditEntry.Change;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the trail as they are shown: personal values in clear, as long as there is a key. */
@Component
final class AuditEntries {

    private static final String REASON = "reason";
    private static final TypeReference<Map<String, Object>> CODED = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, Value>> FIELDS = new TypeReference<>() {};

    /** What a field was set to: a value in clear, or a ciphertext. */
    private record Value(
            @Nullable Object value,
            @JsonProperty("protected") @Nullable String ciphertext) {}

    private final PersonalDataVault vault;
    private final JsonMapper json;

    AuditEntries(PersonalDataVault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** @param row of the trail, with the {@code before} of its changes */
    AuditEntry entry(ResultSet row) throws SQLException {
        String subject = row.getString("hcp_id");
        Map<String, String> personal = revealed(subject, json.readValue(row.getString("protected_details"), TEXTS));
        String reason = row.getString(REASON);
        return new AuditEntry(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event"),
                row.getInt("revision"),
                row.getString("stream"),
                row.getLong("sequence"),
                Rows.instant(row, "occurred_at"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("simulated"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                subject,
                row.getString("channel"),
                changes(subject, row),
                json.readValue(row.getString("details"), CODED),
                personal,
                reason == null ? personal.get(REASON) : reason,
                json.readValue(row.getString("consent"), TEXTS),
                row.getString("correlation_id"),
                row.getString("causation_id"));
    }

    private Map<String, String> revealed(@Nullable String subject, Map<String, String> ciphertexts) {
        Map<String, String> clear = new LinkedHashMap<>();
        ciphertexts.forEach((name, ciphertext) -> reveal(subject, ciphertext).ifPresent(text -> clear.put(name, text)));
        return clear;
    }

    private List<Change> changes(@Nullable String subject, ResultSet row) throws SQLException {
        Map<String, Value> current = json.readValue(row.getString("changes"), FIELDS);
        String earlier = row.getString("before");
        Map<String, Value> before = earlier == null ? Map.of() : json.readValue(earlier, FIELDS);
        return current.entrySet().stream()
                .map(change -> change(subject, change.getKey(), before.get(change.getKey()), change.getValue()))
                .toList();
    }

    private Change change(@Nullable String subject, String field, @Nullable Value before, Value current) {
        Object old = shown(subject, before);
        Object since = shown(subject, current);
        return new Change(field, old, since, since == null || (before != null && old == null));
    }

    private @Nullable Object shown(@Nullable String subject, @Nullable Value value) {
        if (value == null) {
            return null;
        }
        return value.ciphertext() == null
                ? value.value()
                : reveal(subject, value.ciphertext()).orElse(null);
    }

    private Optional<String> reveal(@Nullable String subject, String ciphertext) {
        return subject == null ? Optional.empty() : vault.reveal(new HcpId(subject), new ProtectedText(ciphertext));
    }
}
