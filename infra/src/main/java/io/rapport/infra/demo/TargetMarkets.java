package io.rapport.infra.demo;

import io.rapport.query.kpi.KpiProperties.Universe;
import java.util.List;

/** How many HCPs there are to be reached in the world that the sample is drawn from. */
public final class TargetMarkets {

    /** For each who registers, there are three who do not. */
    private static final int HCPS_FOR_ONE = 4;

    private TargetMarkets() {}

    /** @param size of the sample */
    public static List<Universe> of(SampleSize size) {
        Atlas atlas = Atlas.load();
        double specialties = atlas.specialties().stream()
                .mapToDouble(MedicalSpecialty::share)
                .sum();
        double markets = atlas.markets().stream().mapToDouble(Market::share).sum();
        double all = (double) size.hcps() * HCPS_FOR_ONE;
        return atlas.specialties().stream()
                .flatMap(specialty -> atlas.markets().stream()
                        .map(market -> new Universe(
                                specialty.specialty().value(),
                                market.country().value(),
                                Math.round(all * specialty.share() / specialties * market.share() / markets))))
                .toList();
    }
}
