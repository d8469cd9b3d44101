package fidus.auth;

import java.time.Instant;

/// One of the two halves of the code with which a person sets the first password, so that nobody
/// else can set it alone. Shown once and stored only as a hash; asking again makes another and ends
/// this one.
///
/// @param code this half
/// @param half ADMIN or APPROVER: another person gives the other one
/// @param endsAt 24 hours after it was made
public record OneTimeCode(String login, String code, Role half, Instant endsAt) {
    @Override
    public String toString() {
        return "OneTimeCode[login=" + login + ", half=" + half + ", endsAt=" + endsAt + "]";
    }
}
