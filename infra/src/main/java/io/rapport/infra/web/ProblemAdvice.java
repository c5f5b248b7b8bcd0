package io.rapport.infra.web;

import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.standing.StandingsBehind;
import io.rapport.command.web.Problems;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.web.Overloaded;
import io.rapport.query.web.StaleRead;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Answers everything that goes wrong as problem details (RFC 9457), and never with a stack trace. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(DomainRejection rejection) {
        return ResponseEntity.of(Problems.of(rejection)).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleRead stale) {
        return retryLater("read-model-behind", stale.detail());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(Overloaded overloaded) {
        return retryLater("overloaded", "more is asked for at once than can be answered, nothing was recorded");
    }

    @ExceptionHandler({ConcurrencyException.class, AggregateStreamCreationException.class})
    ResponseEntity<ProblemDetail> contended(Exception contended) {
        return retryLater("concurrent-change", "others are changing the same thing, nothing was recorded");
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        StandingsBehind.class,
        // Also where the rollback failed, because the connection was gone: its own failure hides the first one.
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception unavailable) {
        log.atWarn()
                .addKeyValue(
                        "reason",
                        NestedExceptionUtils.getMostSpecificCause(unavailable).getMessage())
                .log("a request could not be served by the store");
        return retryLater("temporarily-unavailable", "the store cannot be reached, nothing was recorded");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> inDoubt(OutcomeUnknown inDoubt) {
        log.atWarn().setCause(inDoubt).log("whether a command was recorded is not known");
        return retryLater(
                "outcome-unknown",
                "the store broke off and it is not known whether this was recorded; "
                        + "with the same Idempotency-Key or client ids it can be repeated and is recorded once");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure) {
        String incident = UUID.randomUUID().toString();
        log.atError().addKeyValue("incident", incident).setCause(failure).log("a request failed");
        return ResponseEntity.of(Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "an error that is ours was logged as incident " + incident))
                .build();
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = unreadable.getCause() instanceof JacksonException json
                ? Problems.of(json, "")
                : Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", "expected a JSON body");
        return ResponseEntity.of(problem).build();
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "";
        String expected = invalidValue(mismatch).map(InvalidValue::detail).orElse("expected another form of value");
        return ResponseEntity.of(Problems.of(HttpStatus.BAD_REQUEST, "invalid-parameter", field, expected))
                .build();
    }

    /** Gives Spring's own problems a type of ours, so that no answer is of type {@code about:blank}. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : status.getReasonPhrase();
        return ResponseEntity.status(status).headers(headers).body(Problems.of(status, detail));
    }

    private static ResponseEntity<ProblemDetail> retryLater(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }

    private static Optional<InvalidValue> invalidValue(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return Optional.of(invalid);
            }
        }
        return Optional.empty();
    }
}
