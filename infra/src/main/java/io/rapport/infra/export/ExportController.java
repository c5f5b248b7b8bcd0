package io.rapport.infra.export;

import io.rapport.domain.export.ExportId;
import io.rapport.domain.export.ExportRejection.BundleDropped;
import io.rapport.domain.export.ExportRejection.BundleNotReady;
import io.rapport.domain.export.ExportRejection.UnknownExport;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.bundle.ZipLayout;
import io.rapport.query.web.Limits;
import io.rapport.query.web.StaleRead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports that were asked for: how far they are, and their bundles. */
@RestController
@RequestMapping("/api/v1/audit/exports")
class ExportController {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(10);

    record ExportList(List<ExportView> exports) {}

    private final ExportJobs jobs;
    private final BundleTable bundles;
    private final PersonalDataVault vault;
    private final ExportProperties properties;

    ExportController(ExportJobs jobs, BundleTable bundles, PersonalDataVault vault, ExportProperties properties) {
        this.jobs = jobs;
        this.bundles = bundles;
        this.vault = vault;
        this.properties = properties;
    }

    /** The newest first. */
    @GetMapping
    ExportList newest(@RequestParam(required = false) @Nullable Integer limit) {
        return new ExportList(
                jobs.newest(Limits.of(limit)).stream().map(this::view).toList());
    }

    /** @param minPosition the position of the request, to read one's own write */
    @GetMapping("/{id}")
    ExportView find(
            @PathVariable ExportId id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        return view(awaited(id, minPosition));
    }

    private ExportJob awaited(ExportId id, @Nullable Long minPosition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<ExportJob> job = jobs.find(id);
        while (job.isEmpty() && minPosition != null) {
            long seen = jobs.seen();
            job = jobs.find(id);
            if (job.isEmpty() && seen >= minPosition) {
                throw new UnknownExport();
            }
            if (System.nanoTime() > deadline) {
                throw new StaleRead(ExportReaction.NAME, seen, minPosition);
            }
            pause();
        }
        return job.orElseThrow(UnknownExport::new);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExportView view(ExportJob job) {
        return ExportView.of(job, clear(job, job.reason()), clear(job, job.question()), properties.keep());
    }

    private @Nullable String clear(ExportJob job, @Nullable String text) {
        HcpId hcp = job.hcpId();
        return hcp == null || text == null
                ? text
                : vault.reveal(hcp, new ProtectedText(text)).orElse(null);
    }

    /** The zip, to be verified by {@code rapport verify}. It is handed out piece by piece, however large it is. */
    @GetMapping(path = "/{id}/bundle", produces = "application/zip")
    void download(@PathVariable ExportId id, HttpServletResponse response) throws IOException {
        ExportJob job = jobs.find(id).orElseThrow(UnknownExport::new);
        if (job.status() == ExportStatus.DROPPED) {
            throw new BundleDropped();
        }
        if (job.status() != ExportStatus.COMPLETED) {
            throw new BundleNotReady(view(job).status());
        }
        ZipLayout zip = ZipLayout.of(bundles.entries(id));
        response.setContentType("application/zip");
        response.setContentLengthLong(zip.length());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rapport-export-" + id.value() + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(id, zip, response.getOutputStream());
    }

    private void write(ExportId id, ZipLayout zip, OutputStream out) throws IOException {
        for (int i = 0; i < zip.entries().size(); i++) {
            out.write(zip.header(i));
            try (InputStream content = bundles.read(id, zip.entries().get(i).entry())) {
                content.transferTo(out);
            }
        }
        out.write(zip.directory());
    }
}
