package fidus.auth;

import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The person behind the session, and what the roles allow.
///
/// @param businessDays how the house cuts time into days; absent from servers that know only UTC
public record Me(
        PersonId id,
        String login,
        String name,
        List<Role> roles,
        List<Permission> permissions,
        Instant authTime,
        Instant endsAt,
        @Nullable BusinessDays businessDays) {}
