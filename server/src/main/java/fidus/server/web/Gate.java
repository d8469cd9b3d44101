package fidus.server.web;

import fidus.auth.PersonId;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.web.Paces.Rate;

import io.javalin.http.Context;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Turns away who asks too often, and everybody while too much is being answered, before anything
/// is looked up.
final class Gate {
    private final Paces paces;
    private final boolean behindProxy;
    private final Turns people = new Turns();
    private final Turns networks = new Turns();
    private final Kept kept = new Kept();
    private final Semaphore free;

    /// @param behindProxy a proxy of the house stands in front and adds whom it serves
    Gate(Paces paces, boolean behindProxy) {
        this.paces = paces;
        this.behindProxy = behindProxy;
        this.free = new Semaphore(paces.atOnce());
    }

    /// @throws Refused `BUSY`
    <T> T within(Supplier<T> answer) {
        if (!free.tryAcquire()) {
            throw Refused.because(
                    Problem.Code.BUSY,
                    "Too much is being answered at this moment. Nothing was done; try again soon.");
        }
        try {
            return answer.get();
        } finally {
            free.release();
        }
    }

    /// Notes that somebody asked for what others may do.
    void refused(Actor who, Call<?, ?> call, Instant now) {
        kept.fromThat(who.id().value().toString(), call, now);
    }

    /// Before sign-in: everybody at the address the question comes from counts as one.
    ///
    /// @throws Refused `TOO_MANY`, with how long to wait
    void pass(Call<?, ?> call, Instant now, Context http) {
        pass(paces.of(call), networks, Networks.of(address(http)), now, http);
    }

    /// Each person counts alone: a whole office may have one address.
    ///
    /// @throws Refused `TOO_MANY`, with how long to wait
    void pass(Call<?, ?> call, PersonId person, Instant now, Context http) {
        pass(paces.of(call), people, person.value().toString(), now, http);
    }

    /// Whoever brings no token, or one that is not known, counts as somebody who has not signed in,
    /// so that guessing costs no more than asking.
    ///
    /// @throws Refused `TOO_MANY`, with how long to wait
    void passUnknown(Instant now, Context http) {
        pass(paces.beforeSignIn(), networks, Networks.of(address(http)), now, http);
    }

    private void pass(
            Map.Entry<String, Rate> kind, Turns turns, String asker, Instant now, Context http) {
        Rate rate = kind.getValue();
        if (rate.isNone()) {
            return;
        }
        Duration wait = turns.ask(kind.getKey() + " " + asker, rate, now);
        if (wait.isZero()) {
            return;
        }
        kept.fromMore(asker, kind.getKey(), now);
        long seconds = wait.plusMillis(999).toSeconds();
        String name = "\"" + kind.getKey() + "\"";
        http.header("Retry-After", Long.toString(seconds));
        http.header("RateLimit-Policy", name + ";q=" + rate.burst() + ";w=" + window(rate));
        http.header("RateLimit", name + ";r=0;t=" + seconds);
        throw Refused.because(
                Problem.Code.TOO_MANY,
                String.format(
                        Locale.ROOT,
                        "This was asked too often: more than %d times at once and %d a minute"
                                + " after that. Nothing was done. Try again in %d %s.",
                        rate.burst(),
                        rate.perMinute(),
                        seconds,
                        seconds == 1 ? "second" : "seconds"));
    }

    /// Where a question comes from. What a client itself says about that is believed only as far as
    /// the proxy in front has added it, which is at the end.
    String address(Context http) {
        List<String> lines =
                behindProxy
                        ? Collections.list(http.req().getHeaders("X-Forwarded-For"))
                        : List.of();
        if (lines.isEmpty()) {
            return http.ip();
        }
        String forwarded = lines.getLast();
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || last.length() > 60 ? http.ip() : last;
    }

    /// In how many seconds a whole burst comes back.
    private static long window(Rate rate) {
        return Math.max(1, 60L * rate.burst() / rate.perMinute());
    }
}
