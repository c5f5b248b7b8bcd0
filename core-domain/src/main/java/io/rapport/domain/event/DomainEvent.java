package io.rapport.domain.event;

/**
 * A fact of one feature. Each feature seals its own events; this interface is open because a reader must be able to meet
 * events of features that it does not know.
 */
public interface DomainEvent {}
