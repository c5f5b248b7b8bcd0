package io.rapport.infra.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A measurement as one line of JSON. */
final class MeasurementJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MeasurementJson() {}

    static String line(Measurement measurement) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("suite", measurement.suite());
        fields.put("case", measurement.scenario());
        fields.put("metric", measurement.metric().name());
        fields.put("unit", measurement.metric().unit());
        fields.put("value", measurement.value());
        fields.put("baseline", measurement.baseline());
        fields.put("baselineValue", measurement.baselineValue());
        fields.put("ratio", measurement.ratio());
        fields.put("repeats", measurement.repeats());
        fields.put("spread", measurement.spread());
        return JSON.writeValueAsString(fields);
    }
}
