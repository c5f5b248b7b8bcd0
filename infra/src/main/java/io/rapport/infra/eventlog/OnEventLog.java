package io.rapport.infra.eventlog;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnEventLog implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        EventLogHome wanted =
                metadata.getAnnotations().get(ConditionalOnEventLog.class).getEnum("value", EventLogHome.class);
        return EventLogHome.of(context.getEnvironment()) == wanted;
    }
}
