package fidus.desktop.shell;

import fidus.auth.Tokens;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// The session's tokens, in memory only and never written anywhere. At most one refresh is under
/// way; everybody else waits for it and uses what it brought.
final class Keyring {
    /// Refreshed this long before the access token ends, so that it does not end on the way.
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource serverTime;
    private final UnaryOperator<Tokens> refresh;
    private @Nullable Tokens tokens;
    private @Nullable String lastRefreshToken;

    /// @param serverTime the time by the server's clock, which is the one the tokens were dated
    ///   with
    /// @param refresh trades the old tokens for new ones; throws {@link SessionEnded} when refused
    Keyring(InstantSource serverTime, UnaryOperator<Tokens> refresh) {
        this.serverTime = serverTime;
        this.refresh = refresh;
    }

    void put(@Nullable Tokens fresh) {
        lock.lock();
        try {
            tokens = fresh;
            if (fresh != null) {
                lastRefreshToken = fresh.refreshToken();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Of the session that is held, or was last: the server may hold it open though it was left
    /// here. Null when there was none.
    @Nullable String lastRefreshToken() {
        lock.lock();
        try {
            return lastRefreshToken;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets also what was last, because another server is asked from now on.
    void forget() {
        lock.lock();
        try {
            tokens = null;
            lastRefreshToken = null;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return tokens == null;
        } finally {
            lock.unlock();
        }
    }

    /// @param rejected an access token the server has just refused, or empty
    /// @throws SessionEnded when there is no session or it could not be refreshed
    String accessToken(String rejected) {
        lock.lock();
        try {
            Tokens held = tokens;
            if (held == null) {
                throw new SessionEnded();
            }
            boolean good =
                    !held.accessToken().equals(rejected)
                            && serverTime.instant().plus(EARLY).isBefore(held.accessExpiresAt());
            if (!good) {
                held = refreshed(held);
                tokens = held;
                lastRefreshToken = held.refreshToken();
            }
            return held.accessToken();
        } finally {
            lock.unlock();
        }
    }

    private Tokens refreshed(Tokens held) {
        try {
            return refresh.apply(held);
        } catch (SessionEnded e) {
            tokens = null;
            throw e;
        }
    }
}
