package fidus.server.audit;

import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;

import java.util.List;
import java.util.UUID;

/// Who asks: the person, the roles held at this moment, the session, and the request's own id.
///
/// @param session the session's id, or the program's name for work without one
/// @param request the request id made by the caller, or the trace id for reads
public record Actor(PersonId id, String name, List<Role> roles, String session, String request) {
    /// The program itself, such as for the day roll or work that goes on after a restart.
    public static final Actor SYSTEM =
            new Actor(new PersonId(new UUID(0, 0)), "SYSTEM", List.of(), "server", "");

    public boolean may(Permission permission) {
        return permission.allows(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// The same person, for one request.
    public Actor asking(String requestId) {
        return new Actor(id, name, roles, session, requestId);
    }
}
