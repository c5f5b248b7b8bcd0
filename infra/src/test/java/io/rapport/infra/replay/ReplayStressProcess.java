package io.rapport.infra.replay;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.testing.ApplicationProcess;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of the stress test's processes: the whole application. Arguments: the database's URL, a port, the file of the key of
 * tokens, where checkpoints are written, and the seed of the sample, which is loaded where it is not.
 */
final class ReplayStressProcess {

    private ReplayStressProcess() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext application = ApplicationProcess.run(
                arguments[0],
                arguments[1],
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                // Thousands of switches, none of which anybody is to review.
                "--rapport.review.rules=");
        Sample sample = Sample.generate(
                Long.parseLong(arguments[4]), LocalDate.parse("2026-11-20"), new SampleSize(40, 30, 1_500, 45));
        new SampleLoader(
                        application.getBean(CommandDispatcher.class),
                        application.getBean(PersonalDataVault.class),
                        application.getBean(Fingerprints.class))
                .load(sample, (_, _) -> {});
        System.out.println(ApplicationProcess.READY);
    }
}
