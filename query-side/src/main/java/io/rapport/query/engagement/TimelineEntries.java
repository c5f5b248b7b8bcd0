package io.rapport.query.engagement;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.engagement.Timeline.Entry;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the timeline, with what is personal in them in clear as long as its key is there. */
@Component
class TimelineEntries {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PERSONAL = new TypeReference<>() {};

    private final PersonalDataVault vault;
    private final JsonMapper json;

    TimelineEntries(PersonalDataVault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    Entry entry(HcpId hcp, ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event"),
                row.getString("feature"),
                Rows.instant(row, "occurred_at"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("simulated"),
                row.getString("channel"),
                row.getString("actor"),
                row.getString("content_id"),
                row.getString("session_id"),
                json.readValue(row.getString("details"), DETAILS),
                revealed(hcp, json.readValue(row.getString("protected_details"), PERSONAL)));
    }

    private Map<String, String> revealed(HcpId hcp, Map<String, String> ciphertexts) {
        Map<String, String> clear = new LinkedHashMap<>();
        ciphertexts.forEach((name, ciphertext) ->
                vault.reveal(hcp, new ProtectedText(ciphertext)).ifPresent(text -> clear.put(name, text)));
        return clear;
    }
}
