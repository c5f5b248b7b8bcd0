package io.rapport.query.web;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.util.Optional;

/** Who reads. */
public interface Callers {

    /** The HCP whose own token this is, or empty for any other caller. */
    Optional<HcpId> hcp();

    /** Under which name the caller is recorded. */
    Actor actor();
}
