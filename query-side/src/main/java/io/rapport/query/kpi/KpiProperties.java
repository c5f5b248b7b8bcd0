package io.rapport.query.kpi;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param smallestGroup a figure on fewer HCPs is withheld
 * @param goals by the code of a KPI, in place of the goal that ships; shares as fractions of one
 * @param universe how many HCPs there are to be reached
 */
@ConfigurationProperties("rapport.kpi")
public record KpiProperties(
        @DefaultValue("5") int smallestGroup,
        @DefaultValue Map<String, Double> goals,
        @DefaultValue List<Universe> universe) {

    /** @param hcps how many of the specialty practise in the country, by whatever source the company goes by */
    public record Universe(String specialty, String country, long hcps) {}

    public KpiProperties {
        if (smallestGroup < 1) {
            throw new IllegalArgumentException("rapport.kpi.smallest-group: expected a number from 1 on");
        }
        goals = Map.copyOf(goals);
        goals.keySet().forEach(code -> {
            if (KpiCatalogue.find(code).map(Kpi::goal).isEmpty()) {
                throw new IllegalArgumentException(
                        "rapport.kpi.goals." + code + ": expected the code of a KPI that has a goal");
            }
        });
        universe = List.copyOf(universe);
    }
}
