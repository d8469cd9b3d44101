package fidus.auth;

import java.util.List;

/// Somebody who can sign in.
///
/// @param login what the person types, lower case
/// @param version grows with each change
public record Person(
        PersonId id,
        String login,
        String name,
        List<Role> roles,
        PersonState personState,
        long version) {}
