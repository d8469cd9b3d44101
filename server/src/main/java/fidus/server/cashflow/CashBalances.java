package fidus.server.cashflow;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashLine;
import fidus.cashflow.CashList;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.DoubleEntry;
import fidus.cashflow.RecordCash;
import fidus.cashflow.UnallocatedCash;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Recorded balances of banks and wallets. They only grow: a later balance stands beside the
/// earlier one.
final class CashBalances {
    /// The command another person approves to record a balance.
    static final String RECORD = "RECORD_CASH";

    private final CashStore store = new CashStore();
    private final Audit audit;
    private final Approvals approvals;
    private final Accounts accounts;

    /// A balance as it was shown, beside the one it follows.
    ///
    /// @param follows the balance recorded last; absent for the first
    record Awaited(RecordCash asked, @Nullable String follows) {}

    CashBalances(Audit audit, Approvals approvals, Accounts accounts) {
        this.audit = audit;
        this.approvals = approvals;
        this.accounts = accounts;
        approvals.kind(RECORD, Awaited.class, Set.of(Role.APPROVER), this::recorded);
    }

    void routes(Routes routes) {
        routes.answer(CashflowCalls.CASH, this::list);
        routes.answer(CashflowCalls.RECORD_CASH, this::record);
    }

    /// The youngest balance of every holding.
    List<UnallocatedCash> last(Unit unit) {
        return store.last(unit);
    }

    /// The youngest balance of every holding as of an instant.
    List<UnallocatedCash> at(Unit unit, Instant before) {
        return store.at(unit, before);
    }

    private CashList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        List<UnallocatedCash> last = store.last(unit);
        var placed = Placed.of(unit, accounts);
        return new CashList(
                last.stream()
                        .map(one -> new CashLine(one, warning(one.holding(), last, placed)))
                        .toList(),
                placed.brokers());
    }

    private Prepared record(Asked asked, RecordCash given) {
        Unit unit = asked.unit();
        List<UnallocatedCash> last = store.last(unit);
        var placed = Placed.of(unit, accounts);
        RecordCash record = CashRules.checked(given, last, placed, unit.now());
        UnallocatedCash before = store.last(unit, record.holding()).orElse(null);
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        RECORD,
                        subject(record.holding()),
                        "Record "
                                + record.cashBalance()
                                + " of "
                                + record.holding().owner()
                                + " at "
                                + record.holding().heldAt(),
                        shown(record, before, wouldWarn(record, last, placed)),
                        new Awaited(record, before == null ? null : before.id())));
    }

    private void recorded(Unit unit, Decided by, Awaited awaited) {
        RecordCash record = awaited.asked;
        UnallocatedCash before = store.last(unit, record.holding()).orElse(null);
        String follows = before == null ? null : before.id();
        if (follows == null ? awaited.follows != null : !follows.equals(awaited.follows)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Another balance of "
                            + record.holding().heldAt()
                            + " was recorded since this was prepared. Prepare it again.");
        }
        var after =
                new UnallocatedCash(
                        by.prepared().id().value().toString(),
                        record.holding(),
                        record.cashBalance(),
                        record.asOf(),
                        record.note(),
                        unit.now(),
                        by.maker().name(),
                        by.checker().name());
        store.add(unit, after);
        Actor maker = by.maker().asking(by.checker().request());
        audit.record(unit, maker, RECORD, subject(record.holding()), before, after, record.note());
    }

    private static String wouldWarn(RecordCash record, List<UnallocatedCash> last, Placed placed) {
        List<UnallocatedCash> others =
                last.stream().filter(one -> !one.holding().equals(record.holding())).toList();
        return warning(record.holding(), record.cashBalance(), others, placed);
    }

    private static String warning(CashHolding holding, List<UnallocatedCash> all, Placed placed) {
        return warning(holding, Money.zero(holding.currency()), all, placed);
    }

    /// R9: the whole wallet against all capital at its broker.
    private static String warning(
            CashHolding holding, Money more, List<UnallocatedCash> others, Placed placed) {
        if (holding.place() != CashPlace.BROKER_WALLET) {
            return "";
        }
        Money wallet = more;
        for (UnallocatedCash other : others) {
            CashHolding of = other.holding();
            if (of.place() == CashPlace.BROKER_WALLET
                    && of.heldAt().equals(holding.heldAt())
                    && of.currency().equals(holding.currency())) {
                wallet = wallet.plus(other.cashBalance());
            }
        }
        Money allocated = placed.at(holding.heldAt(), holding.currency());
        return DoubleEntry.warning(holding.heldAt(), wallet, allocated).orElse("");
    }

    private static List<Shown> shown(
            RecordCash record, @Nullable UnallocatedCash before, String warning) {
        CashHolding holding = record.holding();
        return List.of(
                new Shown("Place", holding.place() + ", " + holding.heldAt()),
                new Shown("Owner", holding.owner().name()),
                new Shown("Fund", holding.fundCode() == null ? "none" : holding.fundCode().name()),
                new Shown("Balance", record.cashBalance().toString()),
                new Shown("As of", record.asOf().toString()),
                new Shown(
                        "Before",
                        before == null
                                ? "nothing recorded"
                                : before.cashBalance() + " as of " + before.asOf()),
                new Shown("Where it was read", record.note()),
                new Shown("Warning", warning.isEmpty() ? "none" : warning));
    }

    /// How approvals and the audit log name a holding.
    private static String subject(CashHolding holding) {
        return "cash/" + holding.key();
    }
}
