package io.rapport.infra.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.query.web.Overloaded;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new CannotGetJdbcConnectionException("none is free"), "temporarily-unavailable"),
                Arguments.of(new DataAccessResourceFailureException("it broke"), "temporarily-unavailable"),
                Arguments.of(new QueryTimeoutException("it hangs"), "temporarily-unavailable"),
                Arguments.of(new CannotCreateTransactionException("it is away"), "temporarily-unavailable"),
                Arguments.of(new TransactionSystemException("rollback failed"), "temporarily-unavailable"),
                Arguments.of(new Overloaded(), "overloaded"),
                Arguments.of(new OutcomeUnknown(new SQLException("it broke")), "outcome-unknown"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_may_be_repeated_says_so(RuntimeException failure, String type) throws Exception {
        MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new ProblemAdvice())
                .build()
                .perform(get("/"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.type").value("urn:rapport:problem:" + type));
    }

    @RestController
    static final class Failing {

        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @GetMapping("/")
        void fail() {
            throw failure;
        }
    }
}
