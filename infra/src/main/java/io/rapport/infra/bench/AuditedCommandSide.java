package io.rapport.infra.bench;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;

/** {@link ProductionCommandSide} with the audit tree. No {@code @Configuration}, which the application itself would find. */
@EnableAutoConfiguration
@Import(ProductionCommandSide.class)
@ComponentScan(
        basePackages = "io.rapport.infra.audit",
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class))
class AuditedCommandSide {}
