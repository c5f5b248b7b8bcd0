package io.rapport.infra.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which reads are events themselves: of the trail, whoever reads it, and all that compliance reads about single HCPs. */
final class AuditedReads {

    /** Where every read is. */
    private static final Set<PathPattern> OF_THE_TRAIL = patterns(
            "/api/v1/audit/events/**",
            "/api/v1/audit/reviews/**",
            "/api/v1/audit/exports/{id}/bundle",
            "/api/v1/hcps/{id}/personal-data",
            "/api/v1/recommendations/{id}/replay",
            "/api/v1/contact-advice/{id}/replay",
            "/api/v1/audit/proofs/leaf",
            "/console/audit/**",
            "/console/recommendations/{id}");

    /** Where those by compliance are. */
    private static final Set<PathPattern> ABOUT_HCPS =
            patterns("/api/v1/hcps/{id}/**", "/api/v1/sample-requests/{id}", "/console/hcps/{id}");

    /** How far a case has got, which whoever opened it asks again and again. It shows nothing of what is recorded. */
    private static final Set<PathPattern> OF_CASES =
            patterns("/api/v1/hcps/{id}/erasure", "/api/v1/hcps/{id}/consents/{purpose}/propagation");

    private AuditedReads() {}

    /** @param path of the endpoint, with names in braces in place of ids */
    static boolean include(String path, boolean byCompliance) {
        PathContainer parsed = PathContainer.parsePath(path);
        return matches(OF_THE_TRAIL, parsed)
                || (byCompliance && matches(ABOUT_HCPS, parsed) && !matches(OF_CASES, parsed));
    }

    private static boolean matches(Set<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Set<PathPattern> patterns(String... patterns) {
        return Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
