package io.rapport.infra.export;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;

/** Bundles about an HCP, and why they were asked for. Those of the whole log hold what the log holds, and stay as it does. */
final class KeptBundles implements PersonalDataPlace {

    private final ExportJobs jobs;

    KeptBundles(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public String holds() {
        return "inspector bundles about the HCP, personal fields as ciphertext, and why they were asked for";
    }

    @Override
    public void forget(HcpId hcp) {
        jobs.forget(hcp);
    }
}
