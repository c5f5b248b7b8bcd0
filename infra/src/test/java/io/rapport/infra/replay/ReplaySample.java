package io.rapport.infra.replay;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** A small log with all that happens. */
final class ReplaySample {

    private static final Sample SAMPLE =
            Sample.generate(11, LocalDate.parse("2026-11-20"), new SampleSize(30, 20, 600, 45));

    private ReplaySample() {}

    /** Loads it where it is not loaded yet. */
    static void load(ApplicationContext application) {
        new SampleLoader(
                        application.getBean(CommandDispatcher.class),
                        application.getBean(PersonalDataVault.class),
                        application.getBean(Fingerprints.class))
                .load(SAMPLE, (_, _) -> {});
    }
}
