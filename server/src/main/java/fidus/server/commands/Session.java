package fidus.server.commands;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Refresh;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.server.RunningFidus;
import fidus.server.ServerConfig;
import fidus.server.calling.Caller;
import fidus.server.web.Paces;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A person signed in for the time of one command, at a running server or at one that runs only for
/// it. Permissions, the audit line and the second person are the server's, as on the desktop.
final class Session implements AutoCloseable {
    private final @Nullable RunningFidus opened;
    private final Caller caller;
    private Tokens tokens;

    private Session(@Nullable RunningFidus opened, Caller caller, Login login) {
        this.opened = opened;
        this.caller = caller;
        this.tokens = caller.call(AuthCalls.LOGIN, login, "");
    }

    /// @throws Refused `UNAVAILABLE` when neither the server nor the store can be reached, or as
    ///   the server refuses the sign-in
    static Session open(
            PersonOptions who,
            DataOptions data,
            Map<String, String> environment,
            InstantSource clock) {
        Login login = who.login();
        String server = who.server();
        if (server != null) {
            return signedIn(null, Caller.at(server), login);
        }
        RunningFidus here = started(data.config(environment, "0", false), clock);
        return signedIn(here, Caller.on(here.port()), login);
    }

    private static Session signedIn(@Nullable RunningFidus here, Caller caller, Login login) {
        try {
            return new Session(here, caller, login);
        } catch (RuntimeException e) {
            caller.close();
            if (here != null) {
                here.close();
            }
            throw e;
        }
    }

    private static RunningFidus started(ServerConfig given, InstantSource clock) {
        var alone =
                new ServerConfig(
                        given.mongodbUri(),
                        given.data(),
                        "127.0.0.1",
                        0,
                        given.uploadMegabytes(),
                        false,
                        false,
                        Paces.UNLIMITED);
        try {
            return RunningFidus.answering(alone, clock);
        } catch (Refused e) {
            throw e.problem().code() == Problem.Code.UNAVAILABLE
                    ? Refused.because(
                            Problem.Code.UNAVAILABLE,
                            e.problem().message()
                                    + " If a server runs on this data, name it with --server.")
                    : e;
        }
    }

    /// @throws Refused as the server refuses it
    <Q, A> A ask(Call<Q, A> call, Q question) {
        return withToken(token -> caller.call(call, question, token));
    }

    /// The business day of an instant, as the server counts days.
    LocalDate today(Instant now) {
        BusinessDays days = ask(AuthCalls.ME, new Nothing()).businessDays();
        return (days == null ? BusinessDays.UTC : days).of(now);
    }

    /// @throws Refused `NOT_FOUND` when the file cannot be read, or as the server refuses it
    <Q, A> A upload(Call<Q, A> call, Q question, Path file) {
        return withToken(
                token -> {
                    try {
                        return caller.upload(call, question, token, BodyPublishers.ofFile(file));
                    } catch (IOException e) {
                        throw Refused.because(
                                Problem.Code.NOT_FOUND,
                                file + " cannot be read. Check its name and whose it is.");
                    }
                });
    }

    /// Waits until long work is over, however it ends.
    Job await(Job started) {
        Job job = started;
        while (!job.jobState().isOver()) {
            pause();
            job = ask(JobCalls.ONE, new AboutJob(job.id()));
        }
        return job;
    }

    /// An access token lasts five minutes, a command may last longer.
    private <A> A withToken(Function<String, A> asking) {
        try {
            return asking.apply(tokens.accessToken());
        } catch (Refused e) {
            if (e.problem().code() != Problem.Code.UNAUTHENTICATED) {
                throw e;
            }
            tokens = caller.call(AuthCalls.REFRESH, new Refresh(tokens.refreshToken()), "");
            return asking.apply(tokens.accessToken());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting", e));
        }
    }

    @Override
    public void close() {
        try (caller) {
            caller.call(AuthCalls.LOGOUT, new Nothing(), tokens.accessToken());
        } catch (Refused e) {
            System.getLogger(Session.class.getName())
                    .log(System.Logger.Level.DEBUG, "Signed out here only", e);
        } finally {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
