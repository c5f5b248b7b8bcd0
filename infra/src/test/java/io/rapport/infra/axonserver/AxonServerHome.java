package io.rapport.infra.axonserver;

import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives an application the real server that {@code AXON_SERVER} names, or else a double of its own, as home of its log. */
public final class AxonServerHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String real = System.getenv("AXON_SERVER");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "axon-server-home",
                        Map.of(
                                "rapport.event-log",
                                "axon-server",
                                "axon.axonserver.servers",
                                real == null ? doubleFor(context).address() : real,
                                "axon.axonserver.reconnect-interval",
                                "100")));
    }

    /** Closed after everything that was made later. */
    private static AxonServerDouble doubleFor(ConfigurableApplicationContext context) {
        AxonServerDouble server = AxonServerDouble.start();
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("axonServerDouble", server);
        beans.registerDisposableBean("axonServerDouble", server::close);
        return server;
    }
}
