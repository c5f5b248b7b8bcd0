package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.table.TableSlot;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For which batches the disk is waited for, and for which not. */
class ProgressOnlyTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String WAITED_FOR = "on";
    private static final String NOT_WAITED_FOR = "off";

    private final TestLog log = new TestLog(DATABASE);
    private final Faulty faulty = new Faulty(new HcpProfileProjection());
    private final LivingProjection profiles = LivingProjection.of(DATABASE, faulty);

    @BeforeEach
    void empty() {
        LivingProjection.empty(DATABASE);
    }

    @Test
    void a_batch_that_changes_rows_is_on_the_disk_before_its_progress_is_believed() {
        log.register("ada");

        assertThat(profiles.committedBy(log.after(0))).isEqualTo(WAITED_FOR);
    }

    @Test
    void a_batch_that_is_of_no_concern_waits_for_no_disk_and_is_passed() {
        long registered = log.register("ada");
        profiles.take(log.after(0));
        long viewed = log.view("ada");

        assertThat(profiles.committedBy(log.after(registered))).isEqualTo(NOT_WAITED_FOR);
        assertThat(profiles.progress(TableSlot.BLUE)).isEqualTo(viewed);
    }

    @Test
    void that_something_may_no_longer_be_used_is_confirmed_on_the_disk() {
        long registered = log.register("ada");
        profiles.take(log.after(0));
        log.withdraw("ada");

        assertThat(profiles.committedBy(log.after(registered))).isEqualTo(WAITED_FOR);
    }

    @Test
    void what_is_parked_is_on_the_disk() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        log.view("ada");

        assertThat(profiles.committedBy(log.after(failing))).isEqualTo(WAITED_FOR);
    }
}
