package fidus.auth;

import java.util.List;

/// New roles or another state for somebody else, prepared by an ADMIN and approved by an APPROVER.
/// It ends that person's sessions.
///
/// @param version the version of the person this change is based on
public record ChangePerson(
        PersonId id, List<Role> roles, PersonState personState, long version, String reason) {}
