package io.rapport.domain.engagement;

/** What is asked of the log of actions. No stream is loaded for it: each action is a stream of its own. */
public sealed interface EngagementCommand permits RecordEngagements, RecordAnonymousActions {}
