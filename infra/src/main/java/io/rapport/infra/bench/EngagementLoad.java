package io.rapport.infra.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** Sends batches of actions. Runs in Gatling's process, and fails it if an action is not recorded. */
public final class EngagementLoad extends Simulation {

    private static final PrintStream OUT = System.out;

    private final LoadPlan plan = LoadPlan.ofThisProcess();
    private final AtomicLong batch = new AtomicLong();

    /** Called by Gatling. */
    public EngagementLoad() {
        setUp(population())
                .protocols(protocol())
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void before() {
        OUT.println(LoadTool.BEGINS);
        OUT.flush();
    }

    @Override
    public void after() {
        OUT.println(LoadTool.ENDS);
        OUT.flush();
    }

    private PopulationBuilder population() {
        ScenarioBuilder scenario = scenario("engagement");
        return plan.isSteady()
                ? scenario.exec(send())
                        .injectOpen(constantUsersPerSec(plan.rate()).during(plan.time()))
                : scenario.repeat(plan.batches() / plan.connections())
                        .on(send())
                        .injectOpen(atOnceUsers(plan.connections()));
    }

    private HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol = http.baseUrl("http://127.0.0.1:" + plan.port())
                .authorizationHeader("Bearer " + plan.token())
                .contentTypeHeader("application/json")
                .disableCaching();
        return plan.isSteady() ? protocol.shareConnections() : protocol;
    }

    private ChainBuilder send() {
        return exec(session -> session.set("batch", batch.getAndIncrement()))
                .exec(http("batch")
                        .post(session -> "/api/v1/hcps/" + ActionBatch.hcp(session.getLong("batch")) + "/engagements")
                        .body(StringBody(
                                session -> ActionBatch.json(plan.name(), session.getLong("batch"), plan.actions())))
                        .check(status().is(200))
                        .check(substring("\"status\":\"rejected\"").notExists())
                        .check(substring("\"anonymous\":true").notExists()));
    }
}
