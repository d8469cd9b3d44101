package fidus.server.web;

import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.server.mongo.DatabaseFailure;
import fidus.server.mongo.Mongo;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;

import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The running HTTP server: the calls its features answer, health, and the one way to fail.
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /// RFC 9470: which sign-in would do.
    private static final String STEP_UP =
            "Bearer error=\"insufficient_user_authentication\", max_age="
                    + Call.STEP_UP_AGE.toSeconds();

    private final Javalin javalin;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Arrivals arrivals = new Arrivals();

    /// @param host the address to listen on
    /// @param port 0 for any free port
    /// @param mostUploadBytes the largest file an import may bring
    /// @param behindProxy a proxy of the house stands in front and adds whom it serves
    /// @param paces how often anybody may ask
    public record Listening(
            String host, int port, long mostUploadBytes, boolean behindProxy, Paces paces) {}

    private WebServer(Listening where, Mongo mongo, Bearers bearers, Consumer<Routes> features) {
        this.javalin =
                Javalin.create(
                        config -> {
                            configure(config, where);
                            config.routes.before(this::arrived);
                            var routes = new Routes(config, mongo, bearers, where);
                            features.accept(routes);
                            health(config, mongo);
                            new OpenApi(routes.answered()).serve(config);
                            failures(config);
                        });
    }

    /// Starts listening. The features register their calls; nothing else is served but health and
    /// the description.
    ///
    /// @throws Refused `UNAVAILABLE` when another program listens there already
    public static WebServer start(
            Listening where, Mongo mongo, Bearers bearers, Consumer<Routes> features) {
        var server = new WebServer(where, mongo, bearers, features);
        try {
            server.javalin.start(where.host, where.port);
        } catch (JavalinBindException e) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "Port "
                            + where.port
                            + " on "
                            + where.host
                            + " is already in use. Stop the program that listens there, or name"
                            + " another port with --port.");
        }
        return server;
    }

    public int port() {
        return javalin.port();
    }

    /// Says not ready, so that a balancer sends nobody any more.
    public void notReady() {
        stopping.set(true);
    }

    /// Says not ready and answers what is still on its way. Connections are not kept from then on:
    /// who asks again connects anew.
    public void drain() {
        notReady();
        arrivals.awaitQuiet();
    }

    @Override
    public void close() {
        notReady();
        javalin.stop();
    }

    private static void configure(JavalinConfig config, Listening where) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.strictContentTypes = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Bodies.MOST_TEXT;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
        config.jetty.host = where.host;
        config.jetty.modifyHttpConfiguration(Edge::http);
        config.jetty.modifyServer(Edge::server);
        config.jsonMapper(new JavalinJackson(Wire.STRICT, true));
    }

    private void arrived(Context http) {
        arrivals.one();
        Problems.HEADERS.forEach(http::header);
        if (stopping.get()) {
            http.header("Connection", "close");
        }
    }

    private void health(JavalinConfig config, Mongo mongo) {
        config.routes.get(
                "/api/health",
                http -> http.contentType("application/json").result("{\"live\":true}"));
        config.routes.get(
                "/api/health/ready",
                http -> {
                    if (stopping.get() || !mongo.answers()) {
                        throw Refused.because(
                                Problem.Code.UNAVAILABLE,
                                "The database does not answer, or the server is stopping.");
                    }
                    http.contentType("application/json").result("{\"ready\":true}");
                });
    }

    private static void failures(JavalinConfig config) {
        config.routes.exception(
                EOFException.class,
                (e, http) ->
                        write(
                                http,
                                Problem.of(Problem.Code.UNREADABLE, "The request ended too early."),
                                400));
        config.routes.exception(
                Refused.class, (e, http) -> write(http, e.problem(), e.problem().code().status()));
        config.routes.exception(
                HttpResponseException.class,
                (e, http) -> write(http, Problems.ofStatus(e.getStatus()), e.getStatus()));
        config.routes.exception(DatabaseFailure.class, (e, http) -> unavailable(http, e));
        config.routes.exception(Exception.class, (e, http) -> broken(http, e));
        config.router.javaLangErrorHandler(WebServer::broken);
    }

    private static void unavailable(Context http, DatabaseFailure e) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {} on {} {}: database", incident, http.method(), http.path(), e);
        http.header("Retry-After", "2");
        var problem =
                Problem.of(
                        Problem.Code.UNAVAILABLE,
                        "The database does not answer. Nothing was changed; try again.");
        write(http, withIncident(problem, incident), 503);
    }

    /// An error of the platform, out of memory for one: the exceptions' handlers do not see it, and
    /// nobody below writes an answer.
    private static void broken(HttpServletResponse http, Error e) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, e);
        Problems.HEADERS.forEach(http::setHeader);
        byte[] body = Problems.body(withIncident(Problems.ofStatus(500), incident), 500);
        http.setStatus(500);
        http.setContentType(Problems.TYPE);
        try {
            http.getOutputStream().write(body);
        } catch (IOException gone) {
            LOG.warn("incident {}: nobody received the answer", incident, gone);
        }
    }

    private static void broken(Context http, Exception e) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {} on {} {}", incident, http.method(), http.path(), e);
        write(http, withIncident(Problems.ofStatus(500), incident), 500);
    }

    private static Problem withIncident(Problem problem, String incident) {
        return new Problem(problem.code(), problem.message(), problem.fields(), incident);
    }

    private static void write(Context http, Problem problem, int status) {
        Problems.HEADERS.forEach(http::header);
        if (status == 401) {
            http.header(
                    "WWW-Authenticate",
                    problem.code() == Problem.Code.STEP_UP_NEEDED ? STEP_UP : "Bearer");
        }
        if (status == 503) {
            http.header("Retry-After", "2");
        }
        http.status(status).contentType(Problems.TYPE).result(Problems.body(problem, status));
    }
}
