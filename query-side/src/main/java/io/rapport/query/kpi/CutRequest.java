package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The cut that is asked for, by the parameters of a request; an empty one asks for nothing. */
record CutRequest(
        @Nullable String specialty,
        @Nullable String country,
        @Nullable String role,
        @Nullable String channel,
        @BindParam("content-type") @Nullable String contentType) {

    Cut cut() {
        Map<Dimension, String> codes = new EnumMap<>(Dimension.class);
        put(codes, Dimension.SPECIALTY, specialty);
        put(codes, Dimension.COUNTRY, country);
        put(codes, Dimension.ROLE, role);
        put(codes, Dimension.CHANNEL, channel);
        put(codes, Dimension.CONTENT_TYPE, contentType);
        return new Cut(codes);
    }

    /** @throws InvalidValue if the KPI cannot be cut so */
    Cut cutOf(Kpi kpi) {
        Cut cut = cut();
        cut.codes().keySet().forEach(dimension -> requireCut(kpi, dimension, dimension.code()));
        return cut;
    }

    static void requireCut(Kpi kpi, Dimension dimension, String field) {
        if (!kpi.cuts().contains(dimension)) {
            throw InvalidValue.of(
                    field,
                    "nothing, because " + kpi.code() + " cannot be cut by " + dimension.code()
                            + (kpi.cuts().isEmpty()
                                    ? ", or anything else"
                                    : "; expected one of "
                                            + String.join(
                                                    ", ",
                                                    kpi.cuts().stream()
                                                            .sorted()
                                                            .map(Dimension::code)
                                                            .toList())));
        }
    }

    private static void put(Map<Dimension, String> codes, Dimension dimension, @Nullable String code) {
        if (code != null && !code.isBlank()) {
            codes.put(dimension, code);
        }
    }
}
