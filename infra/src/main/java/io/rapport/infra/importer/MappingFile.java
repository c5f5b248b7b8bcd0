package io.rapport.infra.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.importer.ImportMapping.OtherActions;
import io.rapport.infra.importer.ImportMapping.TimeFormat;
import io.rapport.infra.importer.ImportMapping.Unknown;
import io.rapport.infra.importer.ImportMapping.VerificationMethod;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A mapping as it lies on disk, read strictly: whoever mistypes a key must learn it before anything is sent. */
record MappingFile(ImportMapping mapping, String digest) {

    private static final int LONGEST_QUOTED = 40;

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(Purpose.class, new Text<>(Purpose.class, Purpose::new))
                    .addDeserializer(NoticeVersion.class, new Text<>(NoticeVersion.class, NoticeVersion::new))
                    .addDeserializer(Specialty.class, new Text<>(Specialty.class, Specialty::new))
                    .addDeserializer(Topic.class, new Text<>(Topic.class, Topic::new))
                    .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                    .addDeserializer(Role.class, code(Role.class))
                    .addDeserializer(ContentType.class, code(ContentType.class))
                    .addDeserializer(ContentNature.class, code(ContentNature.class))
                    .addDeserializer(ActionKind.class, code(ActionKind.class))
                    .addDeserializer(OtherActions.class, code(OtherActions.class))
                    .addDeserializer(Unknown.class, code(Unknown.class))
                    .addDeserializer(TimeFormat.class, code(TimeFormat.class))
                    .addDeserializer(VerificationMethod.class, code(VerificationMethod.class)))
            .build();

    /** @throws ImportRefused naming the key and what was expected */
    static MappingFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ImportMapping mapping = YAML.readValue(bytes, ImportMapping.class);
            if (mapping == null) {
                throw new ImportRefused("expected keys such as columns and actions, found nothing");
            }
            requireComplete(mapping, "", "");
            MappingRules.check(mapping);
            return new MappingFile(mapping, Sha256.hex(bytes));
        } catch (JacksonException e) {
            throw new ImportRefused(file + ": " + explain(e));
        } catch (ImportRefused e) {
            throw new ImportRefused(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ImportRefused("cannot read the mapping " + file + ": " + IoMessages.of(e));
        }
    }

    private static <E extends Enum<E>> Text<E> code(Class<E> type) {
        return new Text<>(
                type, text -> Codes.parse(type, text).orElseThrow(() -> InvalidValue.expected("a known code")));
    }

    private static String explain(JacksonException failure) {
        List<JacksonException.Reference> path = failure.getPath();
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
                    .flatMap(ids -> ids.stream().map(String::valueOf))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return render(path) + ": unknown key; expected one of " + known;
        }
        if (failure instanceof StreamReadException malformed) {
            return "line " + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + ": not well-formed YAML, or a key that occurs twice";
        }
        if (path.isEmpty()) {
            return "expected keys such as columns and actions";
        }
        String found = failure instanceof InvalidFormatException invalid
                ? ", found \"" + abridged(String.valueOf(invalid.getValue())) + "\""
                : ", found another form of value";
        return render(path) + ": expected " + description(path) + found;
    }

    /** A quote that was not closed may have taken in half the mapping. */
    private static String abridged(String value) {
        return value.length() <= LONGEST_QUOTED ? value : value.substring(0, LONGEST_QUOTED) + "…";
    }

    private static String render(List<JacksonException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JacksonException.Reference reference : path) {
            String property = reference.getPropertyName();
            if (property == null) {
                text.append('[').append(reference.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(property);
            }
        }
        return text.toString();
    }

    /** The description of the key at {@code path}, or of the nearest one above it that has one. */
    private static String description(List<JacksonException.Reference> path) {
        String description = "";
        Type type = ImportMapping.class;
        for (JacksonException.Reference reference : path) {
            if (type instanceof Class<?> record && record.isRecord()) {
                Optional<RecordComponent> component = Arrays.stream(record.getRecordComponents())
                        .filter(candidate -> key(candidate).equals(reference.getPropertyName()))
                        .findFirst();
                if (component.isEmpty()) {
                    return description;
                }
                description = description(component.get());
                type = component.get().getGenericType();
            } else if (type instanceof ParameterizedType container) {
                type = container.getActualTypeArguments()[container.getActualTypeArguments().length - 1];
            }
        }
        return description;
    }

    private static void requireComplete(@Nullable Object value, String path, String description) {
        switch (value) {
            case null -> throw new ImportRefused(path + ": missing; expected " + description);
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    Object child = read(record, component);
                    if (child != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        String key = key(component);
                        requireComplete(child, path.isEmpty() ? key : path + "." + key, description(component));
                    }
                }
            }
            case Map<?, ?> map -> map.forEach((key, child) -> requireComplete(child, path + "." + key, description));
            case List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    requireComplete(list.get(index), path + "[" + index + "]", description);
                }
            }
            default -> {}
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        // Values of other modules are whole by construction, and not open to reflection from here.
        if (record.getClass().getEnclosingClass() != ImportMapping.class && !(record instanceof ImportMapping)) {
            return "";
        }
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String key(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static String description(RecordComponent component) {
        JsonPropertyDescription description = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
        return description == null ? "a value" : description.value();
    }

    /** Reads a value out of a scalar. */
    private static final class Text<T> extends StdDeserializer<T> {

        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()) {
                throw MismatchedInputException.from(parser, handledType(), "no scalar");
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (InvalidValue | DateTimeException e) {
                throw InvalidFormatException.from(parser, "unusable value", text, handledType());
            }
        }
    }
}
