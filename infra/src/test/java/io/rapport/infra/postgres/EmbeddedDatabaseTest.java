package io.rapport.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void stops_soon_though_clients_are_connected_and_starts_though_things_are_in_its_way() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(folder);
        try (Connection connection = DriverManager.getConnection(first.jdbcUrl())) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            Instant before = Instant.now();
            first.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }

        // The number of the postmaster that was is another program's now, and a cleaner has been here.
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        FileSystemUtils.deleteRecursively(folder.resolve("programs"));
        Files.createDirectories(folder.resolve("data.new").resolve("base"));

        EmbeddedDatabase second = EmbeddedDatabase.start(folder);
        assertThat(second.jdbcUrl()).startsWith("jdbc:postgresql://localhost:");

        // A server is found even where the file that names it is gone.
        Files.delete(pidFile);
        try (EmbeddedDatabase third = EmbeddedDatabase.start(folder);
                Connection connection = DriverManager.getConnection(third.jdbcUrl())) {
            assertThat(setting(connection, "data_directory"))
                    .isEqualTo(folder.resolve("data").toString());
        }
        assertThat(new FolderProcesses(folder.resolve("data")).any()).isFalse();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void refuses_files_that_are_no_whole_database() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("data")).resolve("notes.txt");
        Files.writeString(foreign, "mine");

        assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).isInstanceOf(IOException.class);

        assertThat(foreign).hasContent("mine");
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
