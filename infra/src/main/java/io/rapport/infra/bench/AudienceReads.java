package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;

/**
 * Reads the profile and the timeline of one HCP after the other.
 *
 * @param hcps of how many
 */
record AudienceReads(ApiClient api, int hcps) implements Operation {

    @Override
    public void perform(long number) throws IOException, InterruptedException {
        String profile = "/hcps/" + Audience.hcp(number / 2 % hcps);
        var unused = api.get(Role.PORTAL, number % 2 == 0 ? profile : profile + "/timeline?limit=1");
    }
}
