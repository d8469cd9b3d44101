package fidus.server.fees;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerState;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MandateList;
import fidus.fees.runs.PrepareMandate;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Fee agreements with managers: prepared by one person, approved by another, versioned.
final class Mandates {
    static final String ADD = "ADD_MANDATE";
    static final String CHANGE = "CHANGE_MANDATE";

    private final FeeStore store;
    private final Managers managers;
    private final MandateRules rules;
    private final Approvals approvals;
    private final Audit audit;

    /// A mandate as it was shown.
    record Wanted(Mandate mandate, long version, String reason) {}

    Mandates(
            FeeStore store,
            Managers managers,
            MandateRules rules,
            Approvals approvals,
            Audit audit) {
        this.store = store;
        this.managers = managers;
        this.rules = rules;
        this.approvals = approvals;
        this.audit = audit;
        approvals.kind(ADD, Wanted.class, Set.of(Role.APPROVER), this::added);
        approvals.kind(CHANGE, Wanted.class, Set.of(Role.APPROVER), this::changed);
    }

    static String subject(MandateId id) {
        return "mandate/" + id.value();
    }

    MandateList list(Asked asked, Nothing nothing) {
        return new MandateList(store.allMandates(asked.unit()));
    }

    Prepared prepare(Asked asked, PrepareMandate asks) {
        Unit unit = asked.unit();
        ManagerCard manager = managers.get(unit, asks.managerId());
        if (manager.managerState() != ManagerState.ACTIVE) {
            throw Refused.at(
                    "managerId", Problem.Code.WRONG_STATE, manager.name() + " is retired.");
        }
        var mandate =
                new Mandate(
                        new MandateId(asked.requestId()),
                        manager.id(),
                        asks.name().strip(),
                        rules.fund(unit, asks.accounts()),
                        asks.startOn(),
                        null,
                        asks.accounts(),
                        List.of(new AgreedFrom(asks.startOn().withDayOfMonth(1), asks.agreement())),
                        asks.carryFrom(),
                        1);
        rules.check(unit, null, mandate);
        var wanted = new Wanted(mandate, 0, Reasons.checked(asks.reason()));
        return ask(asked, ADD, null, manager, wanted);
    }

    Prepared change(Asked asked, ChangeMandate asks) {
        Mandate before = get(asked.unit(), asks.id());
        if (before.version() != asks.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This mandate was changed meanwhile. Load it again and repeat the change.");
        }
        var agreements = new ArrayList<>(before.agreements());
        if (asks.agreed() != null) {
            agreements.add(asks.agreed());
        }
        var after =
                new Mandate(
                        before.id(),
                        before.managerId(),
                        before.name(),
                        before.fund(),
                        before.startOn(),
                        asks.endOn(),
                        asks.accounts(),
                        agreements,
                        before.carryFrom(),
                        before.version() + 1);
        rules.check(asked.unit(), before, after);
        ManagerCard manager = managers.get(asked.unit(), before.managerId());
        var wanted = new Wanted(after, before.version(), Reasons.checked(asks.reason()));
        return ask(asked, CHANGE, before, manager, wanted);
    }

    /// @throws Refused `NOT_FOUND`
    Mandate get(Unit unit, MandateId id) {
        return store.mandate(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such mandate."));
    }

    private Prepared ask(
            Asked asked,
            String command,
            @Nullable Mandate before,
            ManagerCard manager,
            Wanted wanted) {
        String what = before == null ? "New mandate " : "Change mandate ";
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        command,
                        subject(wanted.mandate.id()),
                        what + wanted.mandate.name(),
                        MandateShown.lines(manager, before, wanted),
                        wanted));
    }

    private void added(Unit unit, Decided by, Wanted wanted) {
        rules.check(unit, null, wanted.mandate);
        store.add(unit, wanted.mandate);
        record(unit, by, ADD, null, wanted);
    }

    private void changed(Unit unit, Decided by, Wanted wanted) {
        Mandate before = get(unit, wanted.mandate.id());
        if (before.version() != wanted.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The mandate was changed since this was prepared. Prepare it again.");
        }
        rules.check(unit, before, wanted.mandate);
        store.replace(unit, before, wanted.mandate);
        record(unit, by, CHANGE, before, wanted);
    }

    private void record(
            Unit unit, Decided by, String action, @Nullable Mandate before, Wanted wanted) {
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                action,
                subject(wanted.mandate.id()),
                before,
                wanted.mandate,
                wanted.reason);
    }
}
