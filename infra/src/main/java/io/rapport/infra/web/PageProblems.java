package io.rapport.infra.web;

import io.rapport.domain.shared.DomainRejection;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.web.StaleRead;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Tells people as a page what programs are told as a problem. */
@ControllerAdvice(annotations = ConsoleController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private final ProblemAdvice problems;

    PageProblems(ProblemAdvice problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ModelAndView page(Exception failure, WebRequest request) {
        ProblemDetail problem = Objects.requireNonNull(problem(failure, request));
        ModelAndView page = new ModelAndView("console/problem", HttpStatus.valueOf(problem.getStatus()));
        page.addObject("title", problem.getTitle());
        page.addObject("detail", problem.getDetail());
        return page;
    }

    private @Nullable ProblemDetail problem(Exception failure, WebRequest request) {
        return switch (failure) {
            case DomainRejection rejection -> problems.rejected(rejection).getBody();
            case StaleRead stale -> problems.stale(stale).getBody();
            case MethodArgumentTypeMismatchException mismatch ->
                body(problems.handleTypeMismatch(mismatch, new HttpHeaders(), HttpStatus.BAD_REQUEST, request));
            case DataAccessResourceFailureException _, TransientDataAccessException _ ->
                problems.unavailable(failure).getBody();
            case ErrorResponse spring -> spring.getBody();
            default -> problems.failed(failure).getBody();
        };
    }

    private static @Nullable ProblemDetail body(ResponseEntity<Object> answer) {
        return (ProblemDetail) answer.getBody();
    }
}
