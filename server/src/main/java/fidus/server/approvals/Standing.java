package fidus.server.approvals;

import fidus.approvals.Approval;
import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.auth.RoleWords;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Whether the persons of a command may still do their part: somebody who was disabled or lost a
/// role since then decides nothing any more.
final class Standing {
    private BiFunction<Unit, PersonId, List<Role>> rolesNow =
            (unit, person) -> {
                throw new IllegalStateException("Nobody said who the people are.");
            };

    void people(BiFunction<Unit, PersonId, List<Role>> now) {
        rolesNow = now;
    }

    /// @throws Refused `SAME_PERSON`, or `FORBIDDEN` when a decision of these roles is not missing
    static void another(Actor checker, Prepared prepared) {
        Problem refusal = refusal(checker, prepared);
        if (refusal != null) {
            throw new Refused(refusal);
        }
    }

    /// Whether {@link #another} refuses nothing.
    static boolean mayDecide(Actor checker, Prepared prepared) {
        return refusal(checker, prepared) == null;
    }

    private static @Nullable Problem refusal(Actor checker, Prepared prepared) {
        if (checker.id().equals(prepared.makerId())) {
            return Problem.of(
                    Problem.Code.SAME_PERSON,
                    "You prepared this yourself. Another person has to decide it.");
        }
        if (prepared.isApprovedBy(checker.id())) {
            return Problem.of(
                    Problem.Code.SAME_PERSON,
                    "You approved this already. Another person has to take the next decision.");
        }
        if (!prepared.mayBeDecidedBy(checker.id(), checker.roles())) {
            return Problem.of(
                    Problem.Code.FORBIDDEN,
                    "This is decided by " + RoleWords.anyOf(prepared.openRoles()) + ".");
        }
        return null;
    }

    /// @throws Refused `STALE_VERSION`, which voids the command
    void require(Unit unit, Prepared prepared, Permission prepare, Actor checker) {
        boolean bySystem = prepared.makerId().equals(Actor.SYSTEM.id());
        if (!bySystem && !prepare.allows(rolesNow.apply(unit, prepared.makerId()))) {
            throw gone(prepared.makerName(), "prepared");
        }
        List<Approval> counted = new ArrayList<>();
        for (Approval given : prepared.approvals()) {
            Approval still = still(unit, given);
            if (still.roles().isEmpty()) {
                throw gone(given.name(), "approved");
            }
            counted.add(still);
        }
        if (!PreparedStates.counted(prepared, counted)
                .mayBeDecidedBy(checker.id(), checker.roles())) {
            throw gone(
                    String.join(", ", counted.stream().map(Approval::name).toList()), "approved");
        }
    }

    private Approval still(Unit unit, Approval given) {
        List<Role> now = rolesNow.apply(unit, given.personId());
        return new Approval(
                given.personId(),
                given.name(),
                given.roles().stream().filter(now::contains).toList(),
                given.at(),
                given.reason());
    }

    private static Refused gone(String who, String did) {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                who
                        + " "
                        + did
                        + " this and may not do so any more, or cannot sign in any more. It is void"
                        + " and nothing was done; if it is still wanted, somebody else prepares it"
                        + " anew.");
    }
}
