package io.rapport.projection;

import io.rapport.projection.table.Projection;
import java.util.Comparator;
import java.util.List;

/**
 * A projection in all versions that this code has. Rows that an older version wrote are kept up by it as long as it is
 * there, so that both can stand side by side until the newer one is switched to.
 *
 * @param versions at least one, of one name, each of another version
 */
public record VersionedProjection(List<Projection> versions) {

    public VersionedProjection {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(Projection::version))
                .toList();
        if (versions.stream().map(Projection::name).distinct().count() != 1) {
            throw new IllegalArgumentException("expected versions of one projection");
        }
        if (versions.stream().map(Projection::version).distinct().count() != versions.size()) {
            throw new IllegalArgumentException("expected each version once");
        }
    }

    public static VersionedProjection of(Projection projection) {
        return new VersionedProjection(List.of(projection));
    }

    public String name() {
        return newest().name();
    }

    public Projection newest() {
        return versions.getLast();
    }

    /** The given version, or the newest where this code no longer has it. */
    public Projection version(int version) {
        return versions.stream()
                .filter(projection -> projection.version() == version)
                .findFirst()
                .orElseGet(this::newest);
    }
}
