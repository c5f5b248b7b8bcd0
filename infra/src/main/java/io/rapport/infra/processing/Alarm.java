package io.rapport.infra.processing;

import org.springframework.boot.health.contributor.Status;

/**
 * The health of a component that people are to look at. The process is well: it stays in service, and nobody is to restart it.
 */
public final class Alarm {

    public static final Status STATUS = new Status("ALARM");

    private Alarm() {}
}
