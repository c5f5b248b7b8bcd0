package io.rapport.infra.testing;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Browser} of its own, on the one {@link Chromium} of the JVM. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace STORE = Namespace.create(ChromiumExtension.class);
    private static final String ABSENT = "no chromium, chromium-browser or google-chrome is on the PATH";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find().isPresent() || required()
                ? ConditionEvaluationResult.enabled("")
                : ConditionEvaluationResult.disabled(ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Browser.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(STORE).computeIfAbsent(Browser.class, _ -> new Browser(chromium(context)));
    }

    /** Closes what the test opened, and fails it where a page complained that it did not expect to. */
    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(context.getStore(STORE).remove(Browser.class, Browser.class))
                .ifPresent(Browser::close);
    }

    private static Chromium chromium(ExtensionContext context) {
        Path executable = Chromium.find().orElseThrow(() -> new AssertionError(ABSENT));
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Chromium.class, _ -> Chromium.launch(executable), Chromium.class);
    }

    private static boolean required() {
        return "required".equals(System.getenv("RAPPORT_BROWSER_TESTS"));
    }
}
