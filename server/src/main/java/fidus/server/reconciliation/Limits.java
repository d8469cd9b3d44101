package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimits;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;

/// Up to which sum a difference is written off without an ADMIN, in each currency; one person asks
/// for another limit, an APPROVER and an ADMIN agree.
final class Limits {
    private static final String SET = "SET_WRITE_OFF_LIMIT";

    private final Audit audit;
    private final Approvals approvals;
    private final LimitStore store = new LimitStore();

    Limits(Audit audit, Approvals approvals) {
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(
                SET, SetWriteOffLimit.class, Set.of(Role.APPROVER, Role.ADMIN), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(LimitCalls.LIMITS, this::list);
        routes.answer(LimitCalls.SET_LIMIT, this::ask);
    }

    /// Up to here an APPROVER alone decides.
    Money of(Unit unit, Currency currency) {
        return store.of(unit, currency);
    }

    private WriteOffLimits list(Asked asked, Nothing nothing) {
        return new WriteOffLimits(LimitStore.OTHERWISE, store.all(asked.unit()));
    }

    private Prepared ask(Asked asked, SetWriteOffLimit ask) {
        Unit unit = asked.unit();
        Profiles.reason(ask.reason());
        Money limit = ask.limit();
        if (limit.signum() < 0) {
            throw Refused.at(
                    "limit", Problem.Code.BAD_VALUE, "A limit is zero or more, such as 50.00.");
        }
        requireShown(unit, ask);
        Money before = store.of(unit, limit.currency());
        if (limit.equals(before)) {
            throw Refused.at(
                    "limit",
                    Problem.Code.BAD_VALUE,
                    "The limit in " + limit.currency() + " is " + before + " already.");
        }
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        SET,
                        subject(limit),
                        "Write off up to " + limit + " without an ADMIN",
                        List.of(
                                new Shown("Limit", limit.toString()),
                                new Shown("Instead of", before.toString()),
                                new Shown("Reason", ask.reason().strip())),
                        ask));
    }

    private void requireShown(Unit unit, SetWriteOffLimit ask) {
        int now = number(unit, ask.limit());
        if (now != ask.number()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The limit in "
                            + ask.limit().currency()
                            + " was changed meanwhile. Load it and ask again.");
        }
    }

    private int number(Unit unit, Money limit) {
        return store.last(unit, limit.currency()).map(WriteOffLimit::number).orElse(0);
    }

    private void agreed(Unit unit, Approvals.Decided by, SetWriteOffLimit ask) {
        requireShown(unit, ask);
        Money before = store.of(unit, ask.limit().currency());
        var limit =
                new WriteOffLimit(
                        ask.limit(),
                        ask.number() + 1,
                        ask.reason().strip(),
                        by.maker().name(),
                        by.checker().name(),
                        unit.now());
        store.add(unit, limit);
        audit.record(unit, by.checker(), SET, subject(ask.limit()), before, limit, limit.reason());
    }

    private static String subject(Money limit) {
        return "writeOffLimit/" + limit.currency();
    }
}
