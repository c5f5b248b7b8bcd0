package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The KPIs with the goals that are aimed at here. */
@Component
@EnableConfigurationProperties(KpiProperties.class)
public class Kpis {

    private final List<Kpi> all;

    Kpis(KpiProperties properties) {
        this.all = KpiCatalogue.all().stream()
                .map(kpi -> withGoal(kpi, properties.goals().get(kpi.code())))
                .toList();
    }

    private static Kpi withGoal(Kpi kpi, @Nullable Double goal) {
        return goal == null
                ? kpi
                : new Kpi(
                        kpi.code(),
                        kpi.area(),
                        kpi.title(),
                        kpi.definition(),
                        kpi.formula(),
                        kpi.unit(),
                        Objects.requireNonNull(kpi.goal()).at(goal),
                        kpi.cuts(),
                        kpi.sql(),
                        kpi.hcpsSql());
    }

    public List<Kpi> all() {
        return all;
    }

    Optional<Kpi> find(String code) {
        return all.stream().filter(kpi -> kpi.code().equals(code)).findFirst();
    }

    /** @throws InvalidValue unless there is such a KPI */
    Kpi require(String code) {
        return find(code)
                .orElseThrow(() -> InvalidValue.of(
                        "kpi",
                        "one of "
                                + String.join(", ", all.stream().map(Kpi::code).toList())));
    }
}
