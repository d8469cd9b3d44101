package fidus.contract;

import fidus.auth.Permission;

import java.time.Duration;
import java.util.Set;

/// One thing a client may ask of the server. The server answers it, the desktop calls it, the
/// OpenAPI page lists it.
///
/// Path parameters stand in braces and are filled from the question's component of the same name;
/// for GET the other components become query parameters. A {@link Kind#COMMAND} changes something
/// and needs an `Idempotency-Key`.
///
/// @param permission what the caller's roles must allow; {@link Permission#PUBLIC} for the few
///   calls before sign-in
public record Call<Q, A>(
        Kind kind,
        String method,
        String path,
        Class<Q> question,
        Class<A> answer,
        Permission permission,
        Set<Trait> traits) {
    public enum Kind {
        READ,
        COMMAND
    }

    public enum Trait {
        /// Asked by a program on its own, so it does not count as the person's activity.
        BACKGROUND,
        /// Needs a sign-in or confirmation not older than five minutes.
        STEP_UP,
        /// Carries a whole file as its body instead of JSON; the question's other components are
        /// query parameters.
        UPLOAD,
        /// Its file has at most {@link #MOST_OF_A_PAPER} bytes.
        PAPER,
        /// Is answered with a whole file instead of JSON; what its answer tells of the file stands
        /// in the headers.
        DOWNLOAD,
        /// Looks what another command would do; nothing is changed by it.
        TRIAL,
        /// A command that is repeatable by nature (sign-in, refresh), so no key is asked for.
        WITHOUT_KEY
    }

    /// What one attached or signed paper may have, in bytes.
    public static final int MOST_OF_A_PAPER = 10_000_000;

    /// A sign-in older than this does not approve anything.
    public static final Duration STEP_UP_AGE = Duration.ofMinutes(5);

    public static <Q, A> Call<Q, A> get(
            String path,
            Class<Q> question,
            Class<A> answer,
            Permission permission,
            Trait... traits) {
        return new Call<>(Kind.READ, "GET", path, question, answer, permission, Set.of(traits));
    }

    public static <Q, A> Call<Q, A> post(
            String path,
            Class<Q> question,
            Class<A> answer,
            Permission permission,
            Trait... traits) {
        return new Call<>(Kind.COMMAND, "POST", path, question, answer, permission, Set.of(traits));
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
