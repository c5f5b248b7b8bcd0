package io.rapport.infra.replay;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projections as operators see them, and which of their slots readers see. */
@RestController
@ConditionalOnEventLog(EventLogHome.POSTGRES)
@RequestMapping("/api/v1/projections")
class ProjectionController {

    record ProjectionList(List<ProjectionView> projections) {}

    /**
     * @param reason why; kept for ever and in clear, so nothing about a person belongs there
     * @param acceptDeadLetters whether events may be missing that are not missing in what readers see now
     */
    record Switch(FreeText reason, @Nullable Boolean acceptDeadLetters) {}

    /** @param reason why; kept for ever and in clear, so nothing about a person belongs there */
    record RollBack(FreeText reason) {}

    private final ProjectionDesk desk;
    private final ProjectionOverview overview;

    ProjectionController(ProjectionDesk desk, ProjectionOverview overview) {
        this.desk = desk;
        this.overview = overview;
    }

    @GetMapping
    ProjectionList all() {
        return new ProjectionList(overview.all());
    }

    @GetMapping("/{projection}")
    ProjectionView find(@PathVariable String projection) {
        return overview.of(desk.require(projection));
    }

    @PostMapping("/{projection}/switch")
    ResponseEntity<WriteReceipt> switchOver(
            @PathVariable String projection, @RequestBody Switch body, WriteRequest write) {
        return desk.switchOver(projection, body.reason(), Boolean.TRUE.equals(body.acceptDeadLetters()), write);
    }

    @PostMapping("/{projection}/rollback")
    ResponseEntity<WriteReceipt> rollBack(
            @PathVariable String projection, @RequestBody RollBack body, WriteRequest write) {
        return desk.rollBack(projection, body.reason(), write);
    }

    @DeleteMapping("/{projection}/standby")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUpStandby(@PathVariable String projection) throws InterruptedException {
        desk.giveUpStandby(projection);
    }
}
