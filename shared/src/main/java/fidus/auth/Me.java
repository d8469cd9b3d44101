package fidus.auth;

import java.time.Instant;
import java.util.List;

/// The person behind the session, and what the roles allow.
public record Me(
        PersonId id,
        String login,
        String name,
        List<Role> roles,
        List<Permission> permissions,
        Instant authTime,
        Instant endsAt) {}
