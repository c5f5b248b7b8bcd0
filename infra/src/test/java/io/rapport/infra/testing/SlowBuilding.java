package io.rapport.infra.testing;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes each batch that a replay writes take a while, so that there is time to meet it at work. */
public final class SlowBuilding {

    private SlowBuilding() {}

    public static void begin(JdbcClient jdbc, Duration each) {
        jdbc.sql("""
                create or replace function linger() returns trigger language plpgsql as
                $$ begin perform pg_sleep(%s); return new; end $$;
                create trigger linger before update on read_model.projection_slot
                    for each row when (old.stage = 'building') execute function linger();
                """.formatted(each.toMillis() / 1_000.0)).update();
    }

    public static void end(JdbcClient jdbc) {
        jdbc.sql("drop trigger if exists linger on read_model.projection_slot").update();
    }
}
