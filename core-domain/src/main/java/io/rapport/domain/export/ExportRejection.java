package io.rapport.domain.export;

import io.rapport.domain.shared.DomainRejection;

/** Why something about an export is refused. */
public final class ExportRejection {

    private ExportRejection() {}

    public static final class UnknownExport extends DomainRejection.NotFound {
        public UnknownExport() {
            super("unknown-export", "nobody has asked for an export of this id");
        }
    }

    public static final class ExportAlreadyRequested extends DomainRejection.RuleBroken {
        public ExportAlreadyRequested() {
            super("export-already-requested", null, "an export of this id was asked for already");
        }
    }

    public static final class BundleNotReady extends DomainRejection.RuleBroken {
        /** @param status that it has instead */
        public BundleNotReady(String status) {
            super("bundle-not-ready", null, "expected an export that is completed; this one is " + status);
        }
    }

    /** Its time was over, or the HCP whom it is about was erased. */
    public static final class BundleDropped extends DomainRejection.Gone {
        public BundleDropped() {
            super("bundle-dropped", "the bundle is not kept any more; copies that were downloaded still verify");
        }
    }
}
