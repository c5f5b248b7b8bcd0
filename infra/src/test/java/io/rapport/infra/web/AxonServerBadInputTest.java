package io.rapport.infra.web;

import io.rapport.infra.axonserver.AxonServerTest;

/** What is refused is refused alike where commands go by way of Axon Server. */
@AxonServerTest
class AxonServerBadInputTest extends BadInputTest {}
