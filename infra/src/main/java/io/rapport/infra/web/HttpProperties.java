package io.rapport.infra.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxBody the largest body that a request may have */
@ConfigurationProperties("rapport.http")
public record HttpProperties(@DefaultValue("2MB") DataSize maxBody) {}
