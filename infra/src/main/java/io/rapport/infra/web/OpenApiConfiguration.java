package io.rapport.infra.web;

import io.rapport.command.engagement.ActionRequest;
import io.rapport.command.web.WriteRequest;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document, as the application really reads and answers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "application/problem+json";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(WriteRequest.class)
                .replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    DomainSchemas domainSchemas() {
        return new DomainSchemas();
    }

    @Bean
    OpenApiCustomizer describe() {
        return api -> {
            api.info(new Info()
                    .title("Rapport")
                    .version("v1")
                    .description("Commands and reads of the engagement backbone. Every write answers with the log"
                            + " position that includes it (Rapport-Position); every read takes min-position."));
            api.getComponents()
                    .addSecuritySchemes(
                            BEARER,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            api.security(List.of(new SecurityRequirement().addList(BEARER)));
            describeActions(api);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(OpenApiConfiguration::describeAnswers);
        };
    }

    /** Actions are read one by one, so the batch itself does not say what they are. */
    private static void describeActions(OpenAPI api) {
        ModelConverters schemas = new ModelConverters(true);
        schemas.addConverter(new DomainSchemas());
        Schema<Object> anyAction = new Schema<>();
        Stream.of(ActionRequest.class.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(action -> {
                    ResolvedSchema resolved = schemas.resolveAsResolvedSchema(new AnnotatedType(action));
                    resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
                    anyAction.addOneOfItem(new Schema<>().$ref(action.getSimpleName()));
                });
        api.getComponents().addSchemas("ActionRequest", anyAction);
        Schema<?> batch =
                Objects.requireNonNull(api.getComponents().getSchemas().get("Batch"));
        batch.addProperty("actions", new ArraySchema().items(new Schema<>().$ref("ActionRequest")));
    }

    private static void describeAnswers(Operation operation) {
        ApiResponses answers = operation.getResponses();
        ApiResponse success = answers.remove("200");
        if (success != null) {
            answers.addApiResponse("2XX", success);
        }
        answers.addApiResponse(
                "default",
                new ApiResponse()
                        .description("A problem (RFC 9457); errors name the fields and what was expected there")
                        .content(new Content()
                                .addMediaType(PROBLEM, new MediaType().schema(new Schema<>().$ref("ProblemDetail")))));
    }
}
