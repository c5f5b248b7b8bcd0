package io.rapport.infra.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.stream.StreamMessage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds in the order of the log: a page of lines, or a stream that goes on as events are recorded. A place in a feed is a
 * position of the log.
 */
@RestController
@RequestMapping("/api/v1/feeds")
class FeedController {

    /** From where the next page goes on, also where a page is empty because nothing could be told. */
    static final String CURSOR = "Rapport-Cursor";

    private static final int PAGE = 500;
    private static final int MAX_PAGE = 5_000;

    /** So that a page comes within a second or so, however little of the log it may tell. */
    private static final int MOST_READ = 20_000;

    /** Proxies take a connection on which nothing comes for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** How soon a stream notices that it should end. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FeedEvents events;

    FeedController(FeedEvents events) {
        this.events = events;
    }

    /**
     * @param after the cursor of the page before, or the position of the last message that was received; from the beginning
     *     if absent
     * @param limit how many messages at most, from 1 to 5,000
     */
    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> page(
            @PathVariable String name,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        FeedName feed = new FeedName(name);
        requireWithin("limit", limit, 1, MAX_PAGE);
        requireWithin("after", after, 0, Long.MAX_VALUE);
        StringBuilder lines = new StringBuilder();
        long cursor = after;
        int told = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.after(after)) {
            for (int read = 0; read < MOST_READ && told < limit && stream.hasNextAvailable(); read++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                cursor = RecordedEvents.position(event);
                Optional<StreamMessage> message = events.told(feed, event);
                if (message.isPresent()) {
                    lines.append(json(message.get())).append('\n');
                    told++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ResponseEntity.ok()
                .header(CURSOR, Long.toString(cursor))
                .body(lines.toString().getBytes(UTF_8));
    }

    /**
     * Goes on until the reader goes away, which shows when something is written, or for half an hour: a reader comes again
     * with the last id that it received, and with a token that is still good.
     *
     * @param lastEventId from where a browser goes on by itself after the connection ended
     * @param after from where to begin otherwise
     */
    @GetMapping(path = "/{name}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable String name,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(defaultValue = "0") long after,
            HttpServletResponse response)
            throws IOException {
        FeedName feed = new FeedName(name);
        long from = lastEventId == null ? after : lastEventId;
        requireWithin("after", from, 0, Long.MAX_VALUE);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.flushBuffer();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.after(from)) {
            stream(feed, stream, response.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(FeedName feed, BlockingStream<TrackedEventMessage<?>> stream, OutputStream out)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long silence = System.nanoTime() + SILENCE.toNanos();
        while (events.isRunning() && System.nanoTime() < end) {
            if (stream.hasNextAvailable((int) LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<StreamMessage> message = events.told(feed, stream.nextAvailable());
                if (message.isPresent()) {
                    write(message.get(), out);
                }
                if (!stream.hasNextAvailable()) {
                    out.flush();
                }
            }
            if (System.nanoTime() > silence) {
                out.write(": still here\n\n".getBytes(UTF_8));
                out.flush();
                silence = System.nanoTime() + SILENCE.toNanos();
            }
        }
    }

    private static void write(StreamMessage message, OutputStream out) throws IOException {
        String event = "id: %d\nevent: %s\ndata: %s\n\n".formatted(message.position(), message.type(), json(message));
        out.write(event.getBytes(UTF_8));
    }

    private static String json(StreamMessage message) {
        return JSON.writeValueAsString(FeedItem.of(message));
    }

    private static void requireWithin(String parameter, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValue.of(parameter, "a number from " + least + " to " + most);
        }
    }
}
