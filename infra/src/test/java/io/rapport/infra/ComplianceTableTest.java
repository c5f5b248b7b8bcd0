package io.rapport.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page that compliance reads to the tests that it names. */
class ComplianceTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");
    private static final Set<String> MODULES =
            Set.of("core-domain", "command-side", "query-side", "projections", "infra");

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(ROOT.resolve("docs/compliance.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(tests()).containsAll(named);
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        for (String module : MODULES) {
            Path sources = ROOT.resolve(module).resolve("src/test/java");
            if (Files.exists(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .forEach(tests::add);
                }
            }
        }
        return tests;
    }
}
