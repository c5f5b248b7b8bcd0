package io.rapport.query.kpi;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which part of everything is looked at: by dimension, the one code that counts. */
public record Cut(Map<Dimension, String> codes) {

    public static final Cut NONE = new Cut(Map.of());

    public Cut {
        codes = Map.copyOf(codes);
    }

    @Nullable
    String code(Dimension dimension) {
        return codes.get(dimension);
    }

    Cut with(Dimension dimension, String code) {
        Map<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(codes);
        more.put(dimension, code);
        return new Cut(more);
    }
}
