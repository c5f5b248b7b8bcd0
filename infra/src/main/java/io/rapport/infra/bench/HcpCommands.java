package io.rapport.infra.bench;

import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.util.Set;

/** Commands such as a portal's, with ciphertext of the usual length. */
final class HcpCommands {

    private static final ProtectedText CIPHERTEXT = ProtectedText.of(RetentionClass.IDENTITY, "k3Yx".repeat(13));

    private HcpCommands() {}

    static RegisterHcp register(String id) {
        return new RegisterHcp(
                new HcpId(id),
                new PersonName(CIPHERTEXT, CIPHERTEXT),
                new Contact(CIPHERTEXT, null),
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("GB"),
                new Language("en"));
    }

    /** @param choice another one than the last choice of the same HCP, or it is no news */
    static ChooseInterests choose(String id, long choice) {
        return new ChooseInterests(
                new HcpId(id),
                Set.of(new Topic("heart-failure"), new Topic("hypertension"), new Topic("choice-" + choice)));
    }
}
