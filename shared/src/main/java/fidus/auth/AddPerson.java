package fidus.auth;

import java.util.List;

/// A new login, prepared by an ADMIN and approved by an APPROVER. The password is set by the person
/// with a one-time link code.
public record AddPerson(String login, String name, List<Role> roles, String reason) {}
