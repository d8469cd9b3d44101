package fidus.auth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Roles within a sentence.
public final class RoleWords {
    private RoleWords() {}

    /// Such as "an approver".
    public static String one(Role role) {
        String name = role.name().toLowerCase(Locale.ROOT);
        return switch (role) {
            case COMPLIANCE -> name;
            case CLIENT -> "a " + name;
            case OPERATOR, APPROVER, ADMIN, AUDITOR, AGENT -> "an " + name;
        };
    }

    /// Any of them, such as "an approver or an admin"; "another person" where none is known.
    public static String anyOf(List<Role> roles) {
        return roles.isEmpty()
                ? "another person"
                : roles.stream().map(RoleWords::one).collect(Collectors.joining(" or "));
    }

    /// All of them, such as "an approver and an admin".
    public static String allOf(List<Role> roles) {
        return roles.stream().map(RoleWords::one).collect(Collectors.joining(" and "));
    }
}
