package fidus.desktop.reconciliation;

import fidus.auth.Role;
import fidus.auth.RoleWords;
import fidus.reconciliation.desk.BreaksDone;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Says whom something waits for.
final class WaitsFor {
    private WaitsFor() {}

    /// Whoever decides next, such as "an approver"; where that is not known another person.
    static String oneOf(@Nullable List<Role> roles) {
        return RoleWords.anyOf(roles == null ? List.of() : roles);
    }

    /// Empty where it waits for nobody.
    static String of(BreaksDone done) {
        List<Role> needs = done.needs();
        return done.waiting() == 0
                ? ""
                : needs == null || needs.size() < 2
                        ? "; they wait for another person to agree"
                        : "; they wait for two persons to agree: " + RoleWords.allOf(needs);
    }
}
