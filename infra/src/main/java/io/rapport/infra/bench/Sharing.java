package io.rapport.infra.bench;

/** Who of an audience lets what is recorded be shared with CRM systems: all but every fifth HCP. */
final class Sharing {

    private static final int WITHHELD = 5;
    private static final ClosedLoop CALLERS =
            new ClosedLoop(8, Thread.ofVirtual().factory());

    private Sharing() {}

    static boolean isPermittedBy(long hcp) {
        return hcp % WITHHELD != 0;
    }

    /** @param hcp an id that ends in the HCP's number, after a dash */
    static boolean isPermittedBy(String hcp) {
        return isPermittedBy(Long.parseLong(hcp.substring(hcp.lastIndexOf('-') + 1)));
    }

    /** The rate at which all have to act for those who permit it to act at a rate. */
    static double among(double permitting) {
        return permitting * WITHHELD / (WITHHELD - 1);
    }

    /** Has it granted by the first HCPs of an audience, as far as they do. */
    static void grant(PortalClient portal, int hcps) throws Exception {
        CALLERS.count(hcps, number -> {
            if (isPermittedBy(number)) {
                portal.share(Audience.hcp(number));
            }
        });
    }
}
