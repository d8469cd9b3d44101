package fidus.auth;

import java.time.Instant;

/// What a successful sign-in or refresh hands out.
///
/// @param accessToken a signed token of five minutes
/// @param refreshToken opaque, good for one use
/// @param endsAt the absolute end of the session, never extended
public record Tokens(
        String accessToken, String refreshToken, Instant accessExpiresAt, Instant endsAt) {
    @Override
    public String toString() {
        return "Tokens[endsAt=" + endsAt + "]";
    }
}
