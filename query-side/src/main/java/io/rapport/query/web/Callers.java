package io.rapport.query.web;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.util.Optional;

/** Who reads. */
public interface Callers {

    /** The HCP whose own token this is, or empty for any other caller. */
    Optional<HcpId> hcp();

    /** Whether it is a customer relationship system, to which what HCPs do is passed on with their consent to that alone. */
    boolean isCrm();

    /** Under which name the caller is recorded. */
    Actor actor();
}
