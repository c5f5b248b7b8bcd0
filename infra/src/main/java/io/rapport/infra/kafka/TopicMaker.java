package io.rapport.infra.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes topics that are missing, and gives those that are there the settings that they should have. It asks for no right
 * that it need not use, and leaves partitions as they are: with another number of them, a key would go on elsewhere.
 */
public final class TopicMaker {

    private static final Logger log = LoggerFactory.getLogger(TopicMaker.class);

    private final Admin admin;

    public TopicMaker(Admin admin) {
        this.admin = admin;
    }

    /** @throws ExecutionException as the broker does not answer, or refuses */
    public void ensure(Collection<Topic> topics) throws InterruptedException, ExecutionException {
        Set<String> present = admin.listTopics().names().get();
        create(topics.stream().filter(topic -> !present.contains(topic.name())).toList());
        adjust(topics.stream().filter(topic -> present.contains(topic.name())).toList());
    }

    private void create(List<Topic> missing) throws InterruptedException, ExecutionException {
        for (Topic topic : missing) {
            NewTopic wanted =
                    new NewTopic(topic.name(), topic.partitions(), topic.replicationFactor()).configs(topic.settings());
            try {
                admin.createTopics(List.of(wanted)).all().get();
                log.atDebug().addKeyValue("topic", topic.name()).log("a topic was made");
            } catch (ExecutionException e) {
                // Another process was first.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void adjust(List<Topic> present) throws InterruptedException, ExecutionException {
        Map<String, Topic> wanted = present.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        for (TopicDescription found :
                admin.describeTopics(wanted.keySet()).allTopicNames().get().values()) {
            int partitions = Objects.requireNonNull(wanted.get(found.name())).partitions();
            if (found.partitions().size() != partitions) {
                log.atWarn()
                        .addKeyValue("topic", found.name())
                        .addKeyValue("partitions", found.partitions().size())
                        .addKeyValue("configured", partitions)
                        .log("a topic has another number of partitions, and keeps it");
            }
        }
        List<ConfigResource> resources = present.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        for (Map.Entry<ConfigResource, Config> found :
                admin.describeConfigs(resources).all().get().entrySet()) {
            Topic topic = Objects.requireNonNull(wanted.get(found.getKey().name()));
            List<AlterConfigOp> changes = topic.settings().entrySet().stream()
                    .filter(setting -> !setting.getValue().equals(value(found.getValue(), setting.getKey())))
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!changes.isEmpty()) {
                admin.incrementalAlterConfigs(Map.of(found.getKey(), changes))
                        .all()
                        .get();
                log.atInfo().addKeyValue("topic", topic.name()).log("a topic was given its settings");
            }
        }
    }

    private static String value(Config found, String setting) {
        ConfigEntry entry = found.get(setting);
        return entry == null || entry.value() == null ? "" : entry.value();
    }
}
