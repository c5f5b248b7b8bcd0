package io.rapport.infra.propagation;

import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.shared.HcpId;
import java.util.Set;

/** A place outside the read models where something is kept about HCPs until they are erased, whatever they consent to. */
public interface PersonalDataPlace {

    String name();

    /** What is kept, in words. */
    String holds();

    /** Empties the place of what is about an HCP, but for what the law keeps, in the transaction that this is called in. */
    void forget(HcpId hcp);

    default PersonalDataConsumer consumer() {
        return new PersonalDataConsumer(new ConsumerName(name()), holds(), Set.of(), false);
    }
}
