package io.rapport.infra.portal;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.portal.PortalReaders.Reader;
import io.rapport.infra.security.DemoSessions;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.web.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The frames of the portal's pages; what is in them, their scripts get by the API. */
@ConsoleController
@ConditionalOnProperty("rapport.security.demo-key")
class DemoPortalController {

    private final PortalReaders readers;
    private final DemoSessions sessions;
    private final Callers callers;
    private final JdbcClient jdbc;

    DemoPortalController(PortalReaders readers, DemoSessions sessions, Callers callers, JdbcClient jdbc) {
        this.readers = readers;
        this.sessions = sessions;
        this.callers = callers;
        this.jdbc = jdbc;
    }

    @GetMapping("/portal")
    ModelAndView choose() {
        return new ModelAndView("portal/choose").addObject("readers", readers.choice());
    }

    /** @param hcp whom to be */
    @PostMapping("/portal/sign-in")
    String signIn(@RequestParam HcpId hcp, HttpServletRequest request, HttpServletResponse response) {
        readers.require(hcp);
        sessions.begin(hcp, request, response);
        return "redirect:/portal/home";
    }

    @GetMapping("/portal/home")
    ModelAndView home() {
        return page("home");
    }

    @GetMapping("/portal/content/{id}")
    ModelAndView content(@PathVariable String id) {
        return page("content").addObject("contentId", id);
    }

    @GetMapping("/portal/consents")
    ModelAndView consents() {
        return page("consents");
    }

    /** With what others have asked for as suggestions. */
    @GetMapping("/portal/samples")
    ModelAndView samples() {
        return page("samples").addObject("products", known("product")).addObject("strengths", known("strength"));
    }

    private ModelAndView page(String name) {
        Reader reader = readers.require(callers.hcp().orElseThrow());
        return new ModelAndView("portal/" + name).addObject("reader", reader);
    }

    private List<String> known(String column) {
        return jdbc.sql("select distinct " + column + " from read_model.sample_request order by 1 limit 50")
                .query(String.class)
                .list();
    }
}
