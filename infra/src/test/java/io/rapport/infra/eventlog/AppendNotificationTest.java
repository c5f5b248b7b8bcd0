package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The notifier and the listener as in two processes, which share nothing but the database. */
class AppendNotificationTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final int BURST = 10_000;

    private final AtomicInteger heard = new AtomicInteger();
    private final AppendNotifier notifier = new AppendNotifier(DATABASE.dataSource());
    private final AppendListener listener = new AppendListener(DATABASE.dataSource(), heard::incrementAndGet);

    @BeforeEach
    void start() {
        notifier.start();
        listener.start();
        await().until(() -> heard.get() == 1);
    }

    @AfterEach
    void stop() {
        listener.stop();
        notifier.stop();
    }

    @Test
    void an_append_is_heard() {
        notifier.appended();
        await().until(() -> heard.get() == 2);
    }

    @Test
    void many_appends_are_few_notifications_and_the_last_is_not_left_out() {
        for (int i = 0; i < BURST; i++) {
            notifier.appended();
        }
        await().until(() -> heard.get() >= 2);
        int before = heard.get();
        notifier.appended();
        await().until(() -> heard.get() > before);
        assertThat(heard).hasValueLessThan(BURST / 10);
    }

    @Test
    void a_listener_whose_connection_broke_listens_again_and_looks_at_once() {
        DATABASE.jdbc().sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and query like 'listen %'
                """).query(Boolean.class).list();
        await().until(() -> heard.get() == 2);
        notifier.appended();
        await().until(() -> heard.get() == 3);
    }

    @Test
    void after_its_stop_nothing_is_heard() {
        listener.stop();
        notifier.appended();
        await().until(() -> notifications() > 0);
        assertThat(heard).hasValue(1);
    }

    /** How often this database was told since it began. */
    private static long notifications() {
        return DATABASE.jdbc()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and query like 'notify %'")
                .query(Long.class)
                .single();
    }
}
