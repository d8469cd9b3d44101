package fidus.server.close;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.close.ClosedHead;
import fidus.close.ReopenMonth;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.time.Moments;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/// Opening the latest locked month again: an administrator asks, an approver agrees. Its next close
/// is a new version; what was signed stays readable.
final class Reopenings {
    static final String REOPEN = "REOPEN_MONTH";

    private final Closes.Ground ground;
    private final CloseStore store;

    /// The month as it was shown.
    record Asking(String period, int version, String hash, String reason) {}

    Reopenings(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
        ground.approvals().kind(REOPEN, Asking.class, Set.of(Role.APPROVER), this::reopened);
    }

    Prepared prepare(Asked asked, ReopenMonth reopen) {
        YearMonth month = MonthText.of(reopen.period());
        String reason = Closes.reason(reopen.reason());
        ClosedHead head = standing(asked.unit(), month).head();
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                REOPEN,
                                Closes.subject(month),
                                "Reopen " + month,
                                List.of(
                                        new Shown("Month", month + ", version " + head.version()),
                                        new Shown("Locked", Moments.onAt(head.lockedAt())),
                                        new Shown(
                                                "Signed by",
                                                head.preparedBy() + " and " + head.reviewedBy()),
                                        new Shown("SHA-256 of all figures", head.hash()),
                                        new Shown("Reason", reason)),
                                new Asking(month.toString(), head.version(), head.hash(), reason)));
    }

    private CloseStore.Closed standing(Unit unit, YearMonth month) {
        return LockedMonth.latest(
                ground,
                store,
                unit,
                month,
                "the latest month that was closed here; only that is reopened.");
    }

    private void reopened(Unit unit, Decided by, Asking asking) {
        YearMonth month = YearMonth.parse(asking.period);
        CloseStore.Closed closed = standing(unit, month);
        ClosedHead before = closed.head();
        if (before.version() != asking.version || !before.hash().equals(asking.hash)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    month + " was closed anew since this was prepared. Prepare it again.");
        }
        ground.ledger().periods().reopen(unit, month);
        ground.reconciliations().reopened(unit, by.checker(), month);
        var head =
                new ClosedHead(
                        before.period(),
                        before.version(),
                        before.hash(),
                        before.preparedBy(),
                        before.reviewedBy(),
                        before.lockedAt(),
                        new ClosedHead.Reopening(
                                asking.reason, by.maker().name(), by.checker().name(), unit.now()));
        store.reopened(unit, closed, head);
        CloseStore.Close close = store.get(unit, month.toString());
        store.put(unit, close, close.again());
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        REOPEN,
                        Closes.subject(month),
                        before,
                        head,
                        asking.reason);
    }
}
