package fidus.reconciliation;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.util.List;

/// The decision to book a difference away.
///
/// @param by who decided, in the order they did
/// @param entry what books it away
/// @param limit up to here, in the same currency, an APPROVER alone decides; above an ADMIN as well
/// @param why the reason and who asked for it; empty where nobody says
public record WriteOff(List<Act> by, String entry, Money limit, String why) {
    public WriteOff {
        by = List.copyOf(by);
    }

    public WriteOff(List<Act> by, String entry, Money limit) {
        this(by, entry, limit, "");
    }

    /// What stands in the history of the break.
    String words(Money difference) {
        return difference + " written off" + (why.isEmpty() ? "" : ": " + why);
    }

    /// The roles that decide about a difference, each another person.
    public static List<Role> needs(Money difference, Money limit) {
        boolean small =
                difference.currency().equals(limit.currency())
                        && difference.abs().compareTo(limit) <= 0;
        return small ? List.of(Role.APPROVER) : List.of(Role.APPROVER, Role.ADMIN);
    }

    /// Who decided last.
    Act last() {
        return by.getLast();
    }

    /// @throws Refused `FORBIDDEN` when a role is missing or one person stands for two
    void requireAllowed(Money difference) {
        List<Role> needs = needs(difference, limit);
        boolean allowed =
                by.stream()
                        .filter(act -> act.roles().contains(Role.APPROVER))
                        .anyMatch(act -> needs.size() == 1 || hasOther(act));
        if (!allowed) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "Writing off "
                            + difference
                            + (needs.size() == 1
                                    ? " needs an approver."
                                    : " is above "
                                            + limit
                                            + " and needs an approver and an admin, two persons."));
        }
    }

    private boolean hasOther(Act approver) {
        return by.stream()
                .anyMatch(
                        act ->
                                act.roles().contains(Role.ADMIN)
                                        && !act.personId().equals(approver.personId()));
    }
}
