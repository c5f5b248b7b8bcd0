package io.rapport.infra.replay;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.RapportApplication;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.testing.TestServers;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of the stress test's processes: the whole application. Arguments: the database's URL, a port, the file of the key of
 * tokens and the seed of the sample, which is loaded where it is not.
 */
final class ReplayStressProcess {

    static final String READY = "ready";

    private ReplayStressProcess() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(RapportApplication.class)
                .initializers(context -> TestServers.configure(context, arguments[0], Path.of(arguments[2])))
                .run("--server.port=" + arguments[1]);
        Sample sample = Sample.generate(
                Long.parseLong(arguments[3]), LocalDate.parse("2026-11-20"), new SampleSize(40, 30, 1_500, 45));
        new SampleLoader(
                        application.getBean(CommandDispatcher.class),
                        application.getBean(PersonalDataVault.class),
                        application.getBean(Fingerprints.class))
                .load(sample, (_, _) -> {});
        System.out.println(READY);
    }
}
