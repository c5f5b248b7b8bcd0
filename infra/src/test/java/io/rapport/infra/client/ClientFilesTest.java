package io.rapport.infra.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.rapport.command.engagement.ActionRequest;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.RapportTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The client for portals, as files that a portal loads. */
@RapportTest
class ClientFilesTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"rapport.js, text/javascript", "rapport.d.ts, text/plain"})
    void anybody_loads_them(String file, String type) {
        Answer answer = Api.withToken(null, port).get("/client/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith(type);
        assertThat(answer.headers().get("x-content-type-options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/client/", "/client/a/b", "/client/../application.yaml"})
    void nothing_else_is_open_with_them(String path) {
        assertThat(Api.withToken(null, port).get(path).status()).isNotEqualTo(200);
    }

    @Test
    void every_action_and_field_of_the_api_is_in_both() {
        String script = file("rapport.js");
        String types = file("rapport.d.ts");
        assertThat(actions().map(JsonSubTypes.Type::name)).allSatisfy(name -> {
            assertThat(script).contains("'" + name + "'");
            assertThat(types).contains("'" + name + "'");
        });
        assertThat(actions()
                        .map(JsonSubTypes.Type::value)
                        .flatMap(action -> Arrays.stream(action.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .distinct())
                .allSatisfy(field -> {
                    assertThat(script).containsPattern("\\b" + field + "\\b");
                    assertThat(types).containsPattern("\\b" + field + "\\??:");
                });
    }

    private String file(String name) {
        return Api.withToken(null, port).get("/client/" + name).body();
    }

    private static Stream<JsonSubTypes.Type> actions() {
        return Arrays.stream(
                ActionRequest.class.getAnnotation(JsonSubTypes.class).value());
    }
}
