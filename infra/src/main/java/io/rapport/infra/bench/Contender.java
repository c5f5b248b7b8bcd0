package io.rapport.infra.bench;

import java.util.concurrent.Callable;

/**
 * One of several ways to do the same work.
 *
 * @param repeat measures once
 */
record Contender<S>(String name, Callable<S> repeat) {}
