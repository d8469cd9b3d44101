package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.SnapshotHead;
import fidus.fees.runs.SnapshotId;
import fidus.ledger.PeriodState;
import fidus.mt5.AccountLifecycle;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The state of all accounts at the end of a month, taken once and kept.
final class MonthEnds {
    private final FeeStore store;
    private final Measures measures;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Audit audit;

    MonthEnds(FeeStore store, Measures measures, Accounts accounts, Ledger ledger, Audit audit) {
        this.store = store;
        this.measures = measures;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
    }

    FeeMonth shown(Asked asked, AboutMonth about) {
        return shown(asked.unit(), about.period());
    }

    FeeMonth shown(Unit unit, String period) {
        YearMonth month = MonthText.of(period);
        List<MonthAccount> now = measures.all(unit, month);
        MonthSnapshot taken = store.lastSnapshot(unit, period).orElse(null);
        return new FeeMonth(
                period,
                openUntil(unit, month).isEmpty(),
                now,
                taken == null ? null : SnapshotHead.of(taken),
                taken != null && !taken.hash().equals(MonthSnapshot.hash(period, now)),
                store.found(unit, new FindFeeRuns(period, null)).stream()
                        .map(FeeRunCard::of)
                        .toList());
    }

    /// Taken again with nothing changed, it answers the last one. A locked month keeps what it was
    /// closed with.
    ///
    /// @throws Refused `PERIOD_LOCKED`, `WRONG_STATE`
    MonthSnapshot take(Asked asked, AboutMonth about) {
        return take(asked.unit(), asked.actor(), new SnapshotId(asked.requestId()), about.period());
    }

    /// @param id of the snapshot if one is taken
    MonthSnapshot take(Unit unit, Actor actor, SnapshotId id, String period) {
        YearMonth month = MonthText.of(period);
        openUntil(unit, month)
                .ifPresent(
                        until -> {
                            throw Refused.at(
                                    "period",
                                    Problem.Code.WRONG_STATE,
                                    month + " is not over on every server until " + until + ".");
                        });
        List<MonthAccount> measured = measures.all(unit, month);
        String hash = MonthSnapshot.hash(period, measured);
        MonthSnapshot last = store.lastSnapshot(unit, period).orElse(null);
        if (last != null && last.hash().equals(hash)) {
            return last;
        }
        if (last != null) {
            checkMayChange(unit, month);
        }
        var snapshot =
                new MonthSnapshot(
                        id,
                        period,
                        last == null ? 1 : last.revision() + 1,
                        unit.now(),
                        actor.id(),
                        measured,
                        hash);
        store.add(unit, snapshot);
        audit.record(
                unit,
                actor,
                "TAKE_SNAPSHOT",
                "month/" + period,
                last == null ? null : SnapshotHead.of(last),
                SnapshotHead.of(snapshot),
                "");
        return snapshot;
    }

    private void checkMayChange(Unit unit, YearMonth month) {
        if (ledger.periodState(unit, month) == PeriodState.LOCKED) {
            throw Refused.at(
                    "period",
                    Problem.Code.PERIOD_LOCKED,
                    month
                            + " is locked and keeps the snapshot it was closed with. What came"
                            + " later counts in a later month.");
        }
    }

    private Optional<Instant> openUntil(Unit unit, YearMonth month) {
        return accounts.all(unit).stream()
                .filter(account -> account.lifecycle() == AccountLifecycle.ACTIVE)
                .map(account -> Measures.cutOff(account, month.atEndOfMonth()))
                .filter(cutOff -> !unit.now().isAfter(cutOff))
                .max(Comparator.naturalOrder());
    }
}
