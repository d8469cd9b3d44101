package fidus.server;

import fidus.server.auth.Auth;
import fidus.server.dashboard.Dashboards;
import fidus.server.demo.DemoFund;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Resealing;
import fidus.server.reconciliation.Reconciliations;
import fidus.server.reports.Limits;
import fidus.server.web.WebServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// The whole server running: opened in order, closed in the opposite one.
public final class RunningFidus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningFidus.class);

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final ServerConfig config;
    private final Database database;
    private final Features features;
    private final WebServer web;
    private final Resealing resealing;

    private RunningFidus(ServerConfig config, Database database, Features features, WebServer web) {
        this.config = config;
        this.database = database;
        this.features = features;
        this.web = web;
        this.resealing = new Resealing(database.mongo());
    }

    /// Opens the database, wires the features, starts listening and tells a person on `out` what to
    /// do next.
    public static RunningFidus start(ServerConfig config, InstantSource clock, PrintStream out) {
        RunningFidus running = answering(config, clock);
        try {
            running.features.jobs().resume();
            Jobs jobs = running.features.jobs();
            jobs.repeat("the day roll", AGAIN, () -> running.features.dayRolls().rollToday());
            Reconciliations reconciliations = running.features.reconciliations();
            jobs.repeat("the list of breaks", AGAIN, reconciliations::keepReady);
            jobs.repeat("runs of brokers' files", SOON, reconciliations::lookAgain);
            jobs.repeat("the sealing of fields", AGAIN, running.resealing::run);
            running.greet(clock, out);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /// Answers calls and does what they start, and nothing of its own: interrupted work waits and
    /// no day is rolled until the server proper starts.
    public static RunningFidus answering(ServerConfig config, InstantSource clock) {
        LOG.info("starting with {}", config.shown());
        Database database = Database.open(config, clock);
        try {
            Features features = features(config, database, clock);
            var where =
                    new WebServer.Listening(
                            config.host(),
                            config.port(),
                            uploads(config).bytes(),
                            config.behindTlsProxy(),
                            config.paces());
            WebServer web =
                    WebServer.start(
                            where, database.mongo(), features.auth().bearers(), features::routes);
            return new RunningFidus(config, database, features, web);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void greet(InstantSource clock, PrintStream out) {
        out.println();
        out.println("Fidus is listening on http://" + config.host() + ":" + web.port());
        out.println(
                database.isEmbedded()
                        ? "Data: embedded store in "
                                + config.data()
                                + " (evaluation or a single office)"
                        : "Data: MongoDB");
        out.println(
                config.demo()
                        ? new DemoFund(features.auth(), clock).fill(web.port())
                        : features.welcome());
        out.flush();
    }

    /// Everything wired over an open database, with nothing listening and no work going on.
    public static Features features(ServerConfig config, Database database, InstantSource clock) {
        return new Features(ground(config, database, clock));
    }

    private static Features.Ground ground(
            ServerConfig config, Database database, InstantSource clock) {
        String words =
                database.isEmbedded()
                        ? "Embedded store: for evaluation or a single office"
                        : "MongoDB replica set";
        return new Features.Ground(
                database.mongo(),
                clock,
                config.secrets(),
                Auth.HashLimits.ofThisMachine(),
                new Dashboards.Holding(words, database.isEmbedded()),
                uploads(config));
    }

    private static Limits uploads(ServerConfig config) {
        return Limits.upload(config.uploadMegabytes());
    }

    public int port() {
        return web.port();
    }

    /// Stops as a service's keeper asks for it: says not ready, answers what is on its way, and
    /// closes.
    public void stop() {
        if (config.behindTlsProxy()) {
            web.notReady();
            pause();
        }
        web.drain();
        close();
    }

    /// Lets running requests end, stops the jobs where they can go on, closes the database.
    @Override
    public void close() {
        web.close();
        resealing.close();
        features.jobs().close();
        database.close();
    }

    /// A balancer in front needs a moment to see that this server is not ready any more.
    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
