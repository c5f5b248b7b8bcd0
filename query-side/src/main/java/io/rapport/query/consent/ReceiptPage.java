package io.rapport.query.consent;

import io.rapport.domain.consent.DataController;
import io.rapport.query.consent.ConsentReceipt.Event;
import io.rapport.query.consent.ConsentReceipt.Notice;
import io.rapport.query.consent.ConsentReceipt.Processing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A receipt to read: one page without script, style or anything from elsewhere. All that is not fixed is escaped. */
final class ReceiptPage {

    private final StringBuilder html = new StringBuilder();

    private ReceiptPage() {}

    static String of(ConsentReceipt receipt) {
        ReceiptPage page = new ReceiptPage();
        page.write(receipt);
        return page.html.toString();
    }

    private void write(ConsentReceipt receipt) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Consent receipt ");
        text(receipt.receiptId());
        html.append("</title></head><body>\n<h1>Consent receipt</h1>\n<dl>\n");
        field("Receipt", receipt.receiptId());
        field("Record", receipt.recordId());
        field("Issued", receipt.issuedAt());
        field("About", receipt.principal());
        field("State", receipt.state().code());
        field("Restricted to", receipt.scope());
        field("Valid until", receipt.expiresAt() == null ? "it is withdrawn" : receipt.expiresAt());
        field("Renews", receipt.renews());
        field("How to withdraw", receipt.withdrawal());
        html.append("</dl>\n");
        controller(receipt.controller());
        if (receipt.notice() != null) {
            notice(receipt.notice());
        }
        receipt.terms().forEach(this::processing);
        html.append("<h2>What happened</h2>\n<ol>\n");
        receipt.events().forEach(this::event);
        html.append("</ol>\n</body></html>\n");
    }

    private void controller(DataController controller) {
        html.append("<h2>Controller</h2>\n<dl>\n");
        field("Name", controller.name());
        field("Address", controller.address());
        field("Contact", controller.contact());
        field("Data protection officer", controller.dataProtectionOfficer());
        html.append("</dl>\n");
    }

    private void notice(Notice notice) {
        html.append("<h2>Privacy notice</h2>\n<dl>\n");
        field("Version", notice.version());
        field("Language", notice.language());
        field("Text", notice.document());
        html.append("</dl>\n");
    }

    private void processing(Processing terms) {
        html.append("<h2>");
        text(terms.title());
        html.append("</h2>\n<dl>\n");
        field("Purpose", terms.purpose());
        field("Legal basis", terms.legalBasis());
        field("Jurisdiction", terms.jurisdiction());
        field("Profiling", terms.profiling() ? "yes" : "no");
        field("Personal data", terms.dataCategories());
        field("Recipients", terms.recipients());
        field("Processing", terms.operations());
        field("Storage", terms.storage());
        html.append("</dl>\n");
    }

    private void event(Event event) {
        html.append("<li>");
        text(event.state().code() + " at " + event.at() + ", recorded at " + event.recordedAt()
                + (event.over() == null ? "" : ", over " + event.over())
                + (event.by() == null ? "" : ", by " + event.by()) + ", record " + event.recordId());
        html.append("</li>\n");
    }

    private void field(String name, List<String> values) {
        if (!values.isEmpty()) {
            field(name, String.join("; ", values));
        }
    }

    private void field(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            html.append("<dt>");
            text(name);
            html.append("</dt><dd>");
            text(value.toString());
            html.append("</dd>\n");
        }
    }

    private void text(String value) {
        html.append(HtmlUtils.htmlEscape(value));
    }
}
