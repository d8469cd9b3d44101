package fidus.desktop.shell;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.auth.AuthCalls;
import fidus.auth.ConfirmPassword;
import fidus.auth.Greeting;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.Refresh;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.contract.FileTold;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The server as the desktop sees it: ask a {@link Call}, get its answer. Blocks, so it is only
/// used through {@link Background}. Every method may throw {@link Refused}, {@link
/// ServerUnreachable} or {@link SessionEnded}, and nothing else that a person caused.
public final class Server {
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType FILE = MediaType.get("application/octet-stream");

    /// An idle connection is not kept long: what is sent on one that broke unseen waits in vain.
    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .readTimeout(Duration.ofSeconds(30))
                    .writeTimeout(Duration.ofSeconds(60))
                    .followRedirects(false)
                    .socketFactory(new WatchedSockets())
                    .connectionPool(new ConnectionPool(5, 15, TimeUnit.SECONDS))
                    .build();

    private final OkHttpClient deeds;
    private final Clock clock;
    private final Keyring keyring;
    private volatile HttpUrl address;
    private volatile Duration skew = Duration.ZERO;

    public Server(URI address, Clock clock) {
        this(address, clock, Duration.ofMinutes(10));
    }

    /// @param deedsTake at most: some read all rows of a run. A dead end is known long before.
    Server(URI address, Clock clock, Duration deedsTake) {
        this.address = checked(address.toString());
        this.deeds = http.newBuilder().readTimeout(deedsTake).build();
        this.clock = clock;
        this.keyring = new Keyring(() -> clock.instant().minus(skew), this::refreshed);
    }

    public String address() {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// From now on asks another server, where nobody is signed in yet.
    ///
    /// @throws Refused `BAD_VALUE` for what is no http address, or is not encrypted and not on this
    ///   machine
    public void moveTo(String other) {
        HttpUrl checked = checked(other.strip());
        if (!checked.equals(address)) {
            keyring.forget();
            address = checked;
        }
    }

    /// Asks something that needs no request id.
    public <Q, A> A call(Call<Q, A> call, Q question) {
        if (call.kind() == Call.Kind.COMMAND && !call.has(Call.Trait.WITHOUT_KEY)) {
            throw new IllegalArgumentException(call + " needs a request id");
        }
        return answer(call, question, null, null);
    }

    /// @param requestId made once per intent and kept across retries
    public <Q, A> A call(Call<Q, A> call, Q question, UUID requestId) {
        return answer(call, question, requestId, null);
    }

    /// Sends a file as the body, read as it is sent.
    public <Q, A> A upload(Call<Q, A> call, Q question, Path file, UUID requestId) {
        return answer(call, question, requestId, RequestBody.create(file.toFile(), FILE));
    }

    /// Receives a file of any size. It is there whole or not at all.
    ///
    /// @param into written over when it is there
    /// @throws Refused `BROKEN` when it cannot be written there, or came damaged
    public <Q> FileTold download(Call<Q, FileTold> call, Q question, Path into) {
        try (var received = new Received(into)) {
            Function<Request.Builder, Answer> exchange = request -> fetch(request, received);
            FileTold told = answer(call, question, null, null, exchange);
            received.keep();
            return told;
        }
    }

    /// Signs in; a session that is open stays open when this fails, and is given back otherwise.
    public Me signIn(Login login) {
        keyring.put(call(AuthCalls.LOGIN, login.replacing(keyring.lastRefreshToken())));
        return call(AuthCalls.ME, new Nothing());
    }

    /// Proves again who is signed in; the session stays the same one.
    ///
    /// @throws Refused `BAD_VALUE` at `password`
    public void confirm(String password) {
        call(AuthCalls.CONFIRM, new ConfirmPassword(password));
    }

    /// Forgets the tokens first: even an unreachable server leaves nobody signed in here.
    public void signOut() {
        if (keyring.isEmpty()) {
            return;
        }
        try {
            call(AuthCalls.LOGOUT, new Nothing());
        } catch (Refused | SessionEnded | ServerUnreachable e) {
            System.getLogger(Server.class.getName())
                    .log(System.Logger.Level.INFO, "Signed out here only: {0}", e.getMessage());
        } finally {
            keyring.put(null);
        }
    }

    /// Looks whether the server answers and what it says of itself.
    ///
    /// @throws Refused when something answers that cannot be worked with, such as a server whose
    ///   database is away
    public Contact probe() {
        Greeting greeting = call(AuthCalls.GREETING, new Nothing());
        return new Contact(
                clock.instant(),
                skew,
                !greeting.firstStart(),
                greeting.embedded() ? greeting.store() : "");
    }

    private <Q, A> A answer(
            Call<Q, A> call, Q question, @Nullable UUID requestId, @Nullable RequestBody file) {
        var sent = ServerUnreachable.Sent.of(call, requestId != null);
        return answer(call, question, requestId, file, request -> exchange(sent, request));
    }

    private <Q, A> A answer(
            Call<Q, A> call,
            Q question,
            @Nullable UUID requestId,
            @Nullable RequestBody file,
            Function<Request.Builder, Answer> exchange) {
        Request.Builder request = request(call, Asked.of(call, question), file);
        if (requestId != null) {
            request.header("Idempotency-Key", requestId.toString());
        }
        if (call.permission() == Permission.PUBLIC) {
            return read(call, exchange.apply(request));
        }
        String token = keyring.accessToken("");
        Answer first = exchange.apply(request.header("Authorization", "Bearer " + token));
        if (!first.tokenRefused()) {
            return read(call, first);
        }
        String second = keyring.accessToken(token);
        Answer again = exchange.apply(request.header("Authorization", "Bearer " + second));
        if (again.tokenRefused()) {
            keyring.put(null);
            throw new SessionEnded();
        }
        return read(call, again);
    }

    private Request.Builder request(Call<?, ?> call, Asked asked, @Nullable RequestBody file) {
        HttpUrl.Builder url = address.newBuilder().encodedPath("/");
        asked.path().forEach(url::addPathSegment);
        asked.query().forEach(one -> url.addQueryParameter(one.getKey(), one.getValue()));
        RequestBody body = null;
        if (call.kind() == Call.Kind.COMMAND) {
            body =
                    file != null
                            ? file
                            : RequestBody.create(
                                    asked.body().getBytes(StandardCharsets.UTF_8), JSON);
        }
        return new Request.Builder()
                .url(url.build())
                .header("Accept", "application/json, application/problem+json")
                .method(call.method(), body);
    }

    private Answer exchange(ServerUnreachable.Sent sent, Request.Builder request) {
        try (Response response = sent.over(http, deeds).newCall(request.build()).execute()) {
            return answered(response);
        } catch (IOException e) {
            throw new ServerUnreachable(address(), e, sent);
        }
    }

    /// The server makes a file whole before it sends the first byte of it.
    private Answer fetch(Request.Builder request, Received into) {
        OkHttpClient patient = http.newBuilder().readTimeout(Duration.ofMinutes(10)).build();
        try (Response response = patient.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) {
                return answered(response);
            }
            noteClock(response);
            into.take(response.body().byteStream());
            into.require(response.header("Repr-Digest"));
            String name = response.header("Content-Disposition");
            return Answer.of(response.code(), Wire.STRICT.writeValueAsBytes(into.told(name)));
        } catch (IOException e) {
            throw new ServerUnreachable(address(), e, ServerUnreachable.Sent.QUESTION);
        }
    }

    private Answer answered(Response response) throws IOException {
        noteClock(response);
        byte[] body = response.body().byteStream().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "The server's answer is longer than 64 MB. Narrow the question.");
        }
        return Answer.of(response.code(), body);
    }

    private static <A> A read(Call<?, A> call, Answer answer) {
        Problem problem = answer.problem();
        if (problem != null) {
            throw new Refused(problem);
        }
        try {
            byte[] body =
                    answer.body().length == 0
                            ? "{}".getBytes(StandardCharsets.UTF_8)
                            : answer.body();
            return Wire.LENIENT.readValue(body, call.answer());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer to " + call + " cannot be read", e);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail to be read", e);
        }
    }

    private Tokens refreshed(Tokens old) {
        try {
            return call(AuthCalls.REFRESH, new Refresh(old.refreshToken()));
        } catch (Refused e) {
            if (e.problem().code().status() == 401) {
                throw new SessionEnded();
            }
            throw e;
        }
    }

    private void noteClock(Response response) {
        Date date = response.headers().getDate("Date");
        if (date != null) {
            Instant here = clock.instant();
            skew = Duration.between(date.toInstant(), here);
        }
    }

    private static HttpUrl checked(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw ServerAddress.none();
        }
        ServerAddress.requireSafe(url.isHttps(), url.host());
        return url;
    }
}
