package fidus.desktop.reconciliation;

import fidus.auth.Role;
import fidus.reconciliation.desk.BreaksDone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says whom a deed done to several breaks waits for.
final class WaitsFor {
    private WaitsFor() {}

    /// Empty where it waits for nobody.
    static String of(BreaksDone done) {
        List<Role> needs = done.needs();
        return done.waiting() == 0
                ? ""
                : needs == null || needs.size() < 2
                        ? "; they wait for another person to agree"
                        : "; they wait for two persons to agree: "
                                + needs.stream()
                                        .map(role -> "an " + role.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(" and "));
    }
}
