package fidus.server.web;

import fidus.contract.Call;
import fidus.contract.Canonical;
import fidus.contract.FileTold;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where a call meets HTTP: who asks, may they, what do they ask, and the answer or the refusal.
/// The only way to register a path.
public final class Routes {
    private static final Set<Problem.Code> OTHERS_RIGHTS =
            Set.of(Problem.Code.FORBIDDEN, Problem.Code.SAME_PERSON);

    private final JavalinConfig config;
    private final Mongo mongo;
    private final Callers callers;
    private final Idempotency idempotency = new Idempotency();
    private final Bodies bodies;
    private final Gate gate;
    private final Set<Call<?, ?>> answered = new LinkedHashSet<>();

    Routes(JavalinConfig config, Mongo mongo, Bearers bearers, WebServer.Listening where) {
        this.config = config;
        this.mongo = mongo;
        this.bodies = new Bodies(where.mostUploadBytes(), System::nanoTime);
        this.gate = new Gate(where.paces(), where.behindProxy());
        this.callers = new Callers(mongo, bearers, gate);
    }

    public static void shape(Migrations migrations) {
        Idempotency.shape(migrations);
    }

    /// Answers a read in a reading unit, or a command once per request id in one transaction. A
    /// command without key runs each time, and neither its question nor its answer is kept: that is
    /// for those which carry a secret.
    public <Q, A> void answer(Call<Q, A> call, BiFunction<Asked, Q, A> feature) {
        register(
                call,
                came ->
                        call.kind() == Call.Kind.READ
                                ? read(call, feature, came)
                                : command(call, feature, came));
    }

    /// Answers a command as {@link #answer} does, and hands its answer on once it is stored. A
    /// repeated request hands on nothing.
    ///
    /// @param afterwards must be safe to miss: the server may stop before it
    public <Q, A> void answerThen(
            Call<Q, A> call, BiFunction<Asked, Q, A> feature, Consumer<A> afterwards) {
        register(call, came -> commandThen(call, feature, afterwards, came));
    }

    /// A question as it came in, whole.
    private record Came(Context http, Callers.Caller caller, Body body) {}

    private <Q, A> String commandThen(
            Call<Q, A> call, BiFunction<Asked, Q, A> feature, Consumer<A> afterwards, Came came) {
        var done = new AtomicReference<A>();
        String answer =
                command(
                        call,
                        (asked, question) -> {
                            A fresh = feature.apply(asked, question);
                            done.set(fresh);
                            return fresh;
                        },
                        came);
        A fresh = done.get();
        if (fresh != null) {
            afterwards.accept(fresh);
        }
        return answer;
    }

    /// As {@link #answerThen} where much has to be looked at first: that is done in a reading unit,
    /// so that nobody waits for it who wants to change something. A repeated request looks at
    /// nothing and is answered as the first one was.
    ///
    /// @param look finds out what is to be done, or refuses
    /// @param act does it in the transaction of the command
    public <Q, P, A> void answerAfter(
            Call<Q, A> call,
            BiFunction<Asked, Q, P> look,
            BiFunction<Asked, P, A> act,
            Consumer<A> afterwards) {
        answerInTurn(call, Supplier::get, look, act, afterwards);
    }

    /// As {@link #answerAfter} where the look costs much memory until it was acted on: both are
    /// done when it is their turn. A repeated request needs no turn.
    ///
    /// @param turn does what it is given when it may, or refuses
    public <Q, P, A> void answerInTurn(
            Call<Q, A> call,
            Function<Supplier<String>, String> turn,
            BiFunction<Asked, Q, P> look,
            BiFunction<Asked, P, A> act,
            Consumer<A> afterwards) {
        register(
                call,
                came -> {
                    Q question = question(call, came);
                    String before =
                            mongo.read(
                                    unit ->
                                            idempotency.before(
                                                    unit, call, asked(came, unit), question));
                    return before == null
                            ? turn.apply(
                                    () -> {
                                        P found =
                                                mongo.read(
                                                        unit ->
                                                                look.apply(
                                                                        asked(came, unit),
                                                                        question));
                                        return commandThen(
                                                call,
                                                (asked, _) -> act.apply(asked, found),
                                                afterwards,
                                                came);
                                    })
                            : before;
                });
    }

    /// As {@link #answerThen}, and when the command is refused, does something about it in a unit
    /// of work of its own: what the refused one wrote is gone.
    ///
    /// @param look reads beforehand what would hold up others in the transaction, or refuses
    public <Q, A> void answerElse(
            Call<Q, A> call,
            BiConsumer<Asked, Q> look,
            BiFunction<Asked, Q, A> feature,
            Refusal<Q> whenRefused,
            Consumer<A> afterwards) {
        register(
                call,
                came -> {
                    Q question = question(call, came);
                    mongo.look(unit -> look.accept(asked(came, unit), question));
                    try {
                        return commandThen(call, feature, afterwards, came);
                    } catch (Refused refused) {
                        var _ =
                                mongo.write(
                                        unit -> {
                                            whenRefused.accept(
                                                    asked(came, unit), question, refused);
                                            return Boolean.TRUE;
                                        });
                        throw refused;
                    }
                });
    }

    /// What a feature does when its command was refused.
    @FunctionalInterface
    public interface Refusal<Q> {
        void accept(Asked asked, Q question, Refused refused);
    }

    /// Answers a call whose feature makes its own units of work, because a refusal must leave a
    /// trace or the work is long.
    public <Q, A> void answerItself(Call<Q, A> call, BiFunction<Asked, Q, A> feature) {
        register(call, came -> read(call, feature, came));
    }

    public Set<Call<?, ?>> answered() {
        return Set.copyOf(answered);
    }

    /// Answers a read with a whole file. It is made first and sent afterwards, outside the gate:
    /// whoever receives slowly takes no place among the answered.
    ///
    /// @param feature makes it; it is removed once it is sent
    public <Q> void answerFile(Call<Q, FileTold> call, BiFunction<Asked, Q, MadeFile> feature) {
        serve(
                call,
                came -> {
                    Q question = question(call, came);
                    gate.within(
                                    () ->
                                            mongo.read(
                                                    unit ->
                                                            feature.apply(
                                                                    asked(came, unit), question)))
                            .send(came.http);
                });
    }

    private <Q, A> void register(Call<Q, A> call, Function<Came, String> answer) {
        serve(
                call,
                came ->
                        came.http
                                .contentType("application/json")
                                .result(gate.within(() -> answer.apply(came))));
    }

    private void serve(Call<?, ?> call, Consumer<Came> answer) {
        Objects.requireNonNull(call.permission(), "A call without permission: " + call);
        if (!answered.add(call)) {
            throw new IllegalStateException("Answered twice: " + call);
        }
        config.routes.addHttpHandler(
                HandlerType.findOrCreate(call.method()),
                call.path(),
                http -> {
                    Callers.Caller caller = gate.within(() -> callers.of(call, http));
                    // outside the gate: whoever sends slowly takes no place among the answered
                    try (Body body = bodies.of(call, http)) {
                        answer.accept(new Came(http, caller, body));
                    } catch (Refused refused) {
                        if (OTHERS_RIGHTS.contains(refused.problem().code())) {
                            gate.refused(caller.actor(), call, mongo.read(Unit::now));
                        }
                        throw refused;
                    }
                });
    }

    private <Q, A> String read(Call<Q, A> call, BiFunction<Asked, Q, A> feature, Came came) {
        Q question = question(call, came);
        return mongo.read(unit -> Canonical.text(feature.apply(asked(came, unit), question)));
    }

    private <Q, A> String command(Call<Q, A> call, BiFunction<Asked, Q, A> feature, Came came) {
        Q question = question(call, came);
        return mongo.write(
                unit -> {
                    Asked asked = asked(came, unit);
                    return call.has(Call.Trait.WITHOUT_KEY)
                            ? Canonical.text(feature.apply(asked, question))
                            : idempotency.once(
                                    unit,
                                    call,
                                    asked,
                                    question,
                                    () -> feature.apply(asked, question));
                });
    }

    private Asked asked(Came came, Unit unit) {
        return new Asked(
                came.caller.actor(),
                unit,
                came.caller.requestId(),
                gate.address(came.http),
                came.body.file());
    }

    private static <Q> Q question(Call<Q, ?> call, Came came) {
        String text = came.body.text();
        if (!text.isEmpty() && !isJson(came.http.contentType())) {
            throw Refused.because(
                    Problem.Code.UNSUPPORTED_MEDIA, "The body must be application/json.");
        }
        return Questions.read(call, came.http.pathParamMap(), came.http.queryParamMap(), text);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
