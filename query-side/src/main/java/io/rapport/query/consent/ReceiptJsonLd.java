package io.rapport.query.consent;

import io.rapport.domain.consent.DataController;
import io.rapport.query.consent.ConsentReceipt.Event;
import io.rapport.query.consent.ConsentReceipt.Notice;
import io.rapport.query.consent.ConsentReceipt.Processing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as JSON-LD: the fields of ISO/IEC TS 27560:2023 in terms of the W3C Data Privacy Vocabulary (DPV) 2, as its
 * guide on ISO/IEC 27560 maps them.
 */
final class ReceiptJsonLd {

    private static final String SCHEMA_VERSION = "ISO/IEC TS 27560:2023";
    private static final Map<String, String> CONTEXT = context();

    private ReceiptJsonLd() {}

    static Map<String, Object> of(ConsentReceipt receipt) {
        Fields document = new Fields()
                .with("@context", CONTEXT)
                .with("@id", "urn:rapport:consent-receipt:" + receipt.receiptId())
                .with("@type", List.of("dpv:ConsentReceipt", "dpv:ConsentRecord"))
                .with("dct:conformsTo", SCHEMA_VERSION)
                .with("dct:identifier", receipt.receiptId())
                .with("dct:issued", receipt.issuedAt())
                .with("dct:isVersionOf", "urn:rapport:consent-record:" + receipt.recordId())
                .with("recordId", receipt.recordId())
                .with(
                        "dpv:hasDataSubject",
                        new Fields()
                                .with("@type", "dpv:DataSubject")
                                .with("dct:identifier", receipt.principal())
                                .map())
                .with("dpv:hasDataController", controller(receipt.controller()))
                .with("dpv:hasNotice", receipt.notice() == null ? null : notice(receipt.notice()))
                .with(
                        "dpv:hasProcess",
                        receipt.terms().stream().map(ReceiptJsonLd::process).toList())
                .with("dpv:hasScope", receipt.scope())
                .with("dpv:hasConsentStatus", receipt.state().term())
                .with(
                        "dpv:hasDuration",
                        new Fields()
                                .with(
                                        "@type",
                                        receipt.expiresAt() == null
                                                ? "dpv:IndeterminateDuration"
                                                : "dpv:UntilTimeDuration")
                                .with("dct:valid", receipt.expiresAt())
                                .map())
                .with("dct:replaces", receipt.renews())
                .with("dpv:hasWithdrawalMethod", receipt.withdrawal())
                .with(
                        "dpv:hasActivity",
                        receipt.events().stream().map(ReceiptJsonLd::event).toList());
        return document.map();
    }

    private static Map<String, Object> controller(DataController controller) {
        return new Fields()
                .with("@type", "dpv:DataController")
                .with("dpv:hasName", controller.name())
                .with("dpv:hasAddress", controller.address())
                .with("dpv:hasContact", controller.contact())
                .with("dpv:hasDataProtectionOfficer", controller.dataProtectionOfficer())
                .map();
    }

    private static Map<String, Object> notice(Notice notice) {
        return new Fields()
                .with("@type", "dpv:PrivacyNotice")
                .with("dct:hasVersion", notice.version())
                .with("dct:language", notice.language())
                .with("dct:source", notice.document())
                .map();
    }

    private static Map<String, Object> process(Processing terms) {
        return new Fields()
                .with("@type", "dpv:Process")
                .with(
                        "dpv:hasPurpose",
                        new Fields()
                                .with("@id", "urn:rapport:purpose:" + terms.purpose())
                                .with("@type", "dpv:Purpose")
                                .with("dct:identifier", terms.purpose())
                                .with("dct:title", terms.title())
                                .map())
                .with("dpv:hasLegalBasis", legalBasis(terms.legalBasis()))
                .with("dpv:hasJurisdiction", terms.jurisdiction())
                .with("dpv:hasContext", terms.profiling() ? "dpv:Profiling" : null)
                .with("dpv:hasPersonalData", terms.dataCategories())
                .with("dpv:hasRecipient", terms.recipients())
                .with("dpv:hasProcessing", terms.operations())
                .with("dpv:hasStorageCondition", terms.storage())
                .map();
    }

    private static Map<String, Object> legalBasis(String citation) {
        String normal = citation.replace(" ", "");
        @Nullable String term = normal.contains("6(1)(a)") ? "eu-gdpr:A6-1-a" : null;
        return new Fields()
                .with("@id", normal.contains("6(1)(f)") ? "eu-gdpr:A6-1-f" : term)
                .with("@type", "dpv:LegalBasis")
                .with("dct:bibliographicCitation", citation)
                .map();
    }

    private static Map<String, Object> event(Event event) {
        return new Fields()
                .with("dpv:hasConsentStatus", event.state().term())
                .with("state", event.state().code())
                .with("recordId", event.recordId())
                .with("dct:date", event.at())
                .with("dct:dateSubmitted", event.recordedAt())
                .with("dpv:hasIndicationMethod", event.over() == null ? null : "over channel " + event.over())
                .with("dpv:isIndicatedBy", event.by())
                .map();
    }

    private static Map<String, String> context() {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("dpv", "https://w3id.org/dpv#");
        context.put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("recordId", "urn:rapport:vocabulary:recordId");
        context.put("state", "urn:rapport:vocabulary:state");
        return Collections.unmodifiableMap(context);
    }

    /** Fields in their order, without those of which there is nothing to say. */
    private static final class Fields {

        private final Map<String, Object> fields = new LinkedHashMap<>();

        Fields with(String name, @Nullable Object value) {
            if (value != null && !value.equals("")) {
                fields.put(name, value);
            }
            return this;
        }

        Map<String, Object> map() {
            return fields;
        }
    }
}
