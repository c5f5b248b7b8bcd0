package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.Table;
import java.util.List;
import java.util.function.Function;

/** A projection that answers some events wrongly, until it is mended. */
final class Faulty implements Projection {

    /** A mistake in the code of a projection. */
    static final class Mistake extends RuntimeException {}

    private final Projection projection;
    private final int version;
    private volatile Function<RecordedEvent, List<RowChange>> answers;

    Faulty(Projection projection) {
        this(projection, projection.version());
    }

    Faulty(Projection projection, int version) {
        this.projection = projection;
        this.version = version;
        this.answers = projection::project;
    }

    Faulty failingAt(Long... positions) {
        List<Long> failing = List.of(positions);
        return answering(event -> {
            if (failing.contains(event.position())) {
                throw new Mistake();
            }
            return projection.project(event);
        });
    }

    Faulty answering(Function<RecordedEvent, List<RowChange>> answer) {
        answers = answer;
        return this;
    }

    void mend() {
        answers = projection::project;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public List<Table<?>> tables() {
        return projection.tables();
    }

    @Override
    public List<RowChange> project(RecordedEvent event) {
        return answers.apply(event);
    }
}
