package fidus.auth;

import java.time.Instant;

/// Shown once and stored only as a hash; asking again makes another and ends this one.
///
/// @param endsAt 24 hours after it was made
public record OneTimeCode(String login, String code, Instant endsAt) {
    @Override
    public String toString() {
        return "OneTimeCode[login=" + login + ", endsAt=" + endsAt + "]";
    }
}
