package io.rapport.infra.kafka;

import io.rapport.infra.testing.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM with a broker, to be killed. Arguments: the broker's folder, its port, a topic, and a file to which the number of
 * messages is written that were acknowledged.
 */
final class BrokerProcess {

    private BrokerProcess() {}

    static Process start(Path folder, int port, String topic, Path acknowledged, Path output) throws IOException {
        return TestJvm.of(
                        BrokerProcess.class, folder.toString(), Integer.toString(port), topic, acknowledged.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            new TopicMaker(admin).ensure(List.of(new Topic(arguments[2], 1, (short) 1, Map.of())));
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            for (int count = 1; ; count++) {
                producer.send(new ProducerRecord<>(arguments[2], "key", Integer.toString(count)))
                        .get(10, TimeUnit.SECONDS);
                Files.writeString(Path.of(arguments[3]), Integer.toString(count));
            }
        }
    }
}
