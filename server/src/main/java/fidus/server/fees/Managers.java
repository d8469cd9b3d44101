package fidus.server.fees;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.ManagerState;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.ManagerToRetire;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.regex.Pattern;

/// Who trades the house's accounts for a fee.
final class Managers {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final FeeStore store;
    private final Audit audit;

    Managers(FeeStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    static String subject(ManagerId id) {
        return "manager/" + id.value();
    }

    ManagerList list(Asked asked, Nothing nothing) {
        return new ManagerList(store.managersByName(asked.unit()));
    }

    /// @throws Refused `NOT_FOUND`
    ManagerCard get(Unit unit, ManagerId id) {
        return store.manager(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "managerId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such manager."));
    }

    ManagerCard add(Asked asked, ManagerToAdd add) {
        String name = BLANKS.matcher(add.name().strip()).replaceAll(" ");
        if (name.length() < 2 || name.length() > 120) {
            throw Refused.at(
                    "name", Problem.Code.BAD_VALUE, "A manager's name has 2 to 120 characters.");
        }
        var manager =
                new ManagerCard(new ManagerId(asked.requestId()), name, ManagerState.ACTIVE, 1);
        store.add(asked.unit(), manager);
        audit.record(
                asked.unit(),
                asked.actor(),
                "ADD_MANAGER",
                subject(manager.id()),
                null,
                manager,
                "");
        return manager;
    }

    ManagerCard retire(Asked asked, ManagerToRetire retire) {
        String reason = Reasons.checked(retire.reason());
        ManagerCard before = get(asked.unit(), retire.id());
        if (before.managerState() == ManagerState.RETIRED) {
            throw Refused.because(Problem.Code.WRONG_STATE, before.name() + " is retired already.");
        }
        var after =
                new ManagerCard(
                        before.id(), before.name(), ManagerState.RETIRED, before.version() + 1);
        store.replace(asked.unit(), before, after);
        audit.record(
                asked.unit(),
                asked.actor(),
                "RETIRE_MANAGER",
                subject(before.id()),
                before,
                after,
                reason);
        return after;
    }
}
