package io.rapport.projection;

import io.rapport.projection.table.Projection;
import java.util.List;
import java.util.Optional;

/** The projections that an application runs. */
public record ProjectionCatalogue(List<VersionedProjection> projections) {

    public ProjectionCatalogue {
        projections = List.copyOf(projections);
    }

    public static ProjectionCatalogue of(List<Projection> projections) {
        return new ProjectionCatalogue(
                projections.stream().map(VersionedProjection::of).toList());
    }

    public Optional<VersionedProjection> find(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst();
    }

    public List<String> names() {
        return projections.stream().map(VersionedProjection::name).toList();
    }
}
