package io.rapport.infra.axonserver;

import static java.util.Map.entry;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.NoticeCommand;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.engagement.EngagementCommand;
import io.rapport.domain.erasure.ErasureCommand;
import io.rapport.domain.export.ExportCommand;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.recommendation.PinCommand;
import io.rapport.domain.replay.ReplayCommand;
import io.rapport.domain.review.ReviewCommand;
import io.rapport.domain.sampling.SamplingCommand;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logical names of what crosses between processes. Processes of one name are known to each other by it alone. */
final class WireNames {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final Map<String, Class<?>> CLASSES = classes();

    private static final Map<String, String> NAMES = CLASSES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.getValue().getName(), Map.Entry::getKey));

    private WireNames() {}

    private static Map<String, Class<?>> classes() {
        Map<String, Class<?>> classes = new TreeMap<>();
        Map.<String, Class<?>>ofEntries(
                        entry("hcp", HcpCommand.class),
                        entry("consent", ConsentCommand.class),
                        entry("notice", NoticeCommand.class),
                        entry("content", ContentCommand.class),
                        entry("sampling", SamplingCommand.class),
                        entry("erasure", ErasureCommand.class),
                        entry("export", ExportCommand.class),
                        entry("replay", ReplayCommand.class),
                        entry("review", ReviewCommand.class),
                        entry("model", ModelCommand.class),
                        entry("pin", PinCommand.class),
                        entry("engagement", EngagementCommand.class))
                .forEach((feature, family) ->
                        leaves(family).forEach(command -> classes.put(feature + "." + words(command), command)));
        classes.put("receipt", WireReceipt.class);
        classes.put("failure", WireFailure.class);
        return classes;
    }

    /** The classes that the type is made of, if it is sealed; else the type itself. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(WireNames::leaves) : Stream.of(type);
    }

    /** A class's simple name in lower case, its words joined by hyphens. */
    static String words(Class<?> type) {
        return WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static Map<String, Class<?>> all() {
        return CLASSES;
    }

    /** The logical name of the class of this name; the class's name if it has none. */
    static String nameOf(String className) {
        return NAMES.getOrDefault(className, className);
    }

    /** The name of the class that has this logical name; the name itself if no class has it. */
    static String classNameOf(String name) {
        Class<?> named = CLASSES.get(name);
        return named == null ? name : named.getName();
    }
}
