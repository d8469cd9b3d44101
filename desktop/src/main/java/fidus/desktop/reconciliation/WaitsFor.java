package fidus.desktop.reconciliation;

import fidus.auth.Role;
import fidus.reconciliation.desk.BreaksDone;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says whom something waits for.
final class WaitsFor {
    private WaitsFor() {}

    /// Whoever decides next, such as "an approver"; where that is not known another person.
    static String oneOf(@Nullable List<Role> roles) {
        return roles == null || roles.isEmpty()
                ? "another person"
                : roles.stream().map(WaitsFor::said).collect(Collectors.joining(" or "));
    }

    private static String said(Role role) {
        String name = role.name().toLowerCase(Locale.ROOT);
        return role == Role.COMPLIANCE ? name : "an " + name;
    }

    /// Empty where it waits for nobody.
    static String of(BreaksDone done) {
        List<Role> needs = done.needs();
        return done.waiting() == 0
                ? ""
                : needs == null || needs.size() < 2
                        ? "; they wait for another person to agree"
                        : "; they wait for two persons to agree: "
                                + needs.stream()
                                        .map(WaitsFor::said)
                                        .collect(Collectors.joining(" and "));
    }
}
