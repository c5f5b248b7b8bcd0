package io.rapport.infra.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.infra.operations.RunningState.ProjectionState;
import io.rapport.infra.operations.RunningState.Told;
import io.rapport.query.console.ConsoleController;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** How all of it runs, as a page whose panels go on living. */
@ConsoleController
@ConditionalOnWebApplication
class OperationsPageController implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OperationsPageController.class);

    private static final Duration BEAT = Duration.ofSeconds(1);

    /** Browsers come again by themselves, with a session that is looked at again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RunningState state;
    private final ITemplateEngine templates;
    private final ApplicationContext beans;
    private volatile boolean running;

    OperationsPageController(RunningState state, ITemplateEngine templates, ApplicationContext beans) {
        this.state = state;
        this.templates = templates;
        this.beans = beans;
    }

    @GetMapping("/console/operations")
    ModelAndView operations() {
        ModelAndView page = new ModelAndView("operations/operations");
        long head = state.head();
        page.addAllObjects(panels(head, 0));
        page.addObject("letters", state.letters());
        page.addObject("processors", state.processors());
        page.addObject("told", state.after(Math.max(0, head - 20)));
        return page;
    }

    /** The panels each second, as they are then, and what was recorded since; until the reader goes away. */
    @GetMapping(path = "/console/operations/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(HttpServletResponse response) throws InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            tell(response.getOutputStream());
        } catch (IOException gone) {
            log.debug("a reader of the live panels went away", gone);
        }
    }

    private void tell(OutputStream out) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long known = state.head();
        long told = known;
        while (running && System.nanoTime() < end) {
            long head = state.head();
            write(out, "panels", render("panels", panels(head, head - known)));
            known = head;
            List<Told> news = state.after(told);
            if (!news.isEmpty()) {
                told = news.getFirst().position();
                write(out, "events", render("events", Map.of("told", news)));
            }
            out.flush();
            Thread.sleep(BEAT);
        }
    }

    private Map<String, Object> panels(long head, long lately) {
        List<ProjectionState> projections = state.projections();
        return Map.of(
                "head",
                head,
                "perSecond",
                lately,
                "hops",
                state.hops(projections),
                "projections",
                projections,
                "replays",
                state.replays(),
                "tree",
                state.tree());
    }

    private String render(String fragment, Map<String, Object> values) {
        Context context = new Context(Locale.ENGLISH, values);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process("operations/panels", Set.of(fragment), context);
    }

    private static void write(OutputStream out, String event, String html) throws IOException {
        String data = html.lines().map(line -> "data: " + line).collect(Collectors.joining("\n"));
        out.write(("event: " + event + "\n" + data + "\n\n").getBytes(UTF_8));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
