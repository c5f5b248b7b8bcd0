package io.rapport.infra.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has records their effect, and tells of those that cannot have one. */
final class InboundHandler implements InboundConsumer.Handler {

    private static final Logger log = LoggerFactory.getLogger(InboundHandler.class);

    private final InboundIntake intake;
    private final RejectedTopic rejected;
    private final MeterRegistry meters;

    InboundHandler(InboundIntake intake, RejectedTopic rejected, MeterRegistry meters) {
        this.intake = intake;
        this.rejected = rejected;
        this.meters = meters;
    }

    @Override
    public void handle(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        List<Rejection> rejections = intake.take(records);
        if (!rejections.isEmpty()) {
            rejected.tell(rejections);
            rejections.forEach(rejection -> count(rejection.refusal().code()));
            log.atInfo()
                    .addKeyValue("rejected", rejections.size())
                    .addKeyValue("of", records.count())
                    .log("records of CRM systems were rejected");
        }
        meters.counter("rapport.streams.inbound.taken").increment(records.count() - rejections.size());
    }

    private void count(String code) {
        meters.counter("rapport.streams.inbound.rejected", "code", code).increment();
    }
}
