package fidus.server.auth;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a login, a name, a set of roles and a reason may look like.
final class PersonRules {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
    private static final int LONGEST_NAME = 100;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private PersonRules() {}

    static String login(String field, String given) {
        String login = Proof.normal(given);
        if (!LOGIN.matcher(login).matches()) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "A login has 3 to 64 of a-z, 0-9, dot, hyphen, underscore and @.");
        }
        return login;
    }

    static void name(String field, String given) {
        if (given.isBlank() || given.length() > LONGEST_NAME || given.contains("\n")) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "A name has 1 to 100 characters in one line.");
        }
    }

    static void reason(String given) {
        if (given.strip().length() < SHORTEST_REASON || given.length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 500 characters.");
        }
    }

    /// Staff roles may be held together; a client or agent is nothing else besides.
    static List<Role> roles(List<Role> given) {
        List<Role> roles = given.stream().distinct().sorted().toList();
        boolean outside = roles.stream().anyMatch(role -> !role.isStaff());
        if (roles.isEmpty() || (outside && roles.size() > 1)) {
            throw Refused.at(
                    "roles",
                    Problem.Code.BAD_VALUE,
                    "A person has at least one role; CLIENT and AGENT stand alone.");
        }
        return roles;
    }

    static String spelled(List<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(", "));
    }
}
