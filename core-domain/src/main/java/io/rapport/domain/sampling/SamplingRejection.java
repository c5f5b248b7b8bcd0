package io.rapport.domain.sampling;

import io.rapport.domain.sampling.SamplingState.Phase;
import io.rapport.domain.shared.DomainRejection;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a command to a request for samples is refused. */
public final class SamplingRejection {

    private SamplingRejection() {}

    public static final class UnknownSampleRequest extends DomainRejection.NotFound {
        public UnknownSampleRequest() {
            super("unknown-sample-request", "no request for samples exists under this id");
        }
    }

    public static final class SampleRequestAlreadyExists extends DomainRejection.RuleBroken {
        public SampleRequestAlreadyExists() {
            super("sample-request-already-exists", "requestId", "a request for samples already exists under this id");
        }
    }

    /** Samples go only to practitioners whose identity was verified (21 CFR 203.30(a)(2)). */
    public static final class PractitionerNotVerified extends DomainRejection.RuleBroken {
        public PractitionerNotVerified() {
            super("practitioner-not-verified", "hcpId", "the practitioner's identity was not verified");
        }
    }

    public static final class WrongPhase extends DomainRejection.RuleBroken {
        public WrongPhase(Phase actual, Phase... expected) {
            super(
                    "wrong-sample-request-phase",
                    null,
                    "expected a request that is "
                            + Arrays.stream(expected).map(WrongPhase::words).collect(Collectors.joining(" or "))
                            + ", it is " + words(actual));
        }

        private static String words(Phase phase) {
            return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public static final class ShipmentDiffersFromOrder extends DomainRejection.Unprocessable {
        public ShipmentDiffersFromOrder(int ordered) {
            super("shipment-differs-from-order", "lots", "expected lots of " + ordered + " units together");
        }
    }
}
