package fidus.server.jobs;

import static fidus.auth.Permission.CLOSE_MONTH;
import static fidus.auth.Permission.DECIDE;
import static fidus.auth.Permission.IMPORT_REPORTS;
import static fidus.auth.Permission.ISSUE_STATEMENTS;
import static fidus.auth.Permission.PREPARE_FEE_RUN;
import static fidus.auth.Permission.RECONCILE;
import static fidus.auth.Permission.SEE_CONTRACTS;
import static fidus.auth.Permission.SEE_TRADING;

import fidus.auth.Permission;
import fidus.auth.Role;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which permission each kind of work is started and gone on with, and which one shows it to people
/// who did not start it. A kind that does not stand here is refused when it is made known.
final class WorkDuties {
    private static final Map<String, Duty> ALL =
            Map.ofEntries(
                    Map.entry("IMPORT_REPORT", new Duty(IMPORT_REPORTS, SEE_TRADING)),
                    Map.entry("FEE_RUNS", new Duty(PREPARE_FEE_RUN, SEE_TRADING)),
                    Map.entry("CLOSE_STEP", new Duty(CLOSE_MONTH, SEE_TRADING)),
                    Map.entry("RECONCILE", new Duty(RECONCILE, SEE_TRADING)),
                    Map.entry("DRY_RUN", new Duty(RECONCILE, SEE_TRADING)),
                    Map.entry("DO_TO_BREAKS", new Duty(RECONCILE, SEE_TRADING)),
                    Map.entry("END_BREAKS", new Duty(DECIDE, SEE_TRADING)),
                    Map.entry("TAKE_OVER_CONTRACTS", new Duty(DECIDE, SEE_TRADING)),
                    Map.entry("COMMISSION_APPROVALS", new Duty(DECIDE, SEE_CONTRACTS)),
                    Map.entry("REDEMPTION_APPROVALS", new Duty(DECIDE, SEE_CONTRACTS)),
                    Map.entry("POOL_APPROVALS", new Duty(DECIDE, SEE_CONTRACTS)),
                    Map.entry("REBATE_RUNS", new Duty(PREPARE_FEE_RUN, SEE_TRADING)),
                    Map.entry("SHARE_RUNS", new Duty(PREPARE_FEE_RUN, SEE_TRADING)),
                    Map.entry("ACCEPT_SUGGESTIONS", new Duty(RECONCILE, SEE_TRADING)),
                    Map.entry("ISSUE_STATEMENTS", new Duty(ISSUE_STATEMENTS, SEE_CONTRACTS)),
                    Map.entry("DAY_ROLL", new Duty(CLOSE_MONTH, SEE_TRADING)));

    private WorkDuties() {}

    /// @param start the permission of the call that starts it
    /// @param see the permission to read what it is about
    record Duty(Permission start, Permission see) {}

    /// @throws IllegalStateException when the kind stands in no line here
    static Duty of(String work) {
        Duty duty = ALL.get(work);
        if (duty == null) {
            throw new IllegalStateException(
                    "Say in WorkDuties who starts " + work + " and who may see it.");
        }
        return duty;
    }

    /// The kind itself, when it stands here.
    static String known(String work) {
        var _ = of(work);
        return work;
    }

    static Set<String> seenWith(List<Role> roles) {
        return ALL.entrySet().stream()
                .filter(one -> one.getValue().see().allows(roles))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
