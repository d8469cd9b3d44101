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
import fidus.cashflow.HeldCash;
import fidus.cashflow.RecordCash;
import fidus.cashflow.UnallocatedCash;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Recorded balances of banks and wallets. They only grow: a later balance stands beside the
/// earlier one.
final class CashBalances {
    /// The command another person approves to record a balance.
    static final String RECORD = "RECORD_CASH";

    private final CashStore store = new CashStore();
    private final Audit audit;
    private final Approvals approvals;
    private final Accounts accounts;
    private final Holdings holdings;
    private Function<Unit, BigDecimal> doubleCount =
            _ -> new BigDecimal(SettingKey.WALLET_DOUBLE_COUNT_LIMIT.standard());

    /// A balance as it was shown, beside the one it follows.
    ///
    /// @param follows the balance recorded last; absent for the first
    record Awaited(RecordCash asked, @Nullable String follows) {}

    CashBalances(Audit audit, Approvals approvals, Accounts accounts, Holdings holdings) {
        this.audit = audit;
        this.approvals = approvals;
        this.accounts = accounts;
        this.holdings = holdings;
        approvals.kind(RECORD, Awaited.class, Set.of(Role.APPROVER), this::recorded);
    }

    void doubleCount(Function<Unit, BigDecimal> limit) {
        doubleCount = limit;
    }

    void routes(Routes routes) {
        routes.answer(CashflowCalls.CASH, this::list);
        routes.answer(CashflowCalls.RECORD_CASH, this::record);
    }

    private CashList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        HeldCash held = holdings.supposed(unit, store.last(unit));
        var placed = Placed.of(unit, accounts);
        BigDecimal limit = doubleCount.apply(unit);
        return new CashList(
                held.recorded().stream()
                        .map(
                                one ->
                                        new CashLine(
                                                one,
                                                held.now(one),
                                                warning(one.holding(), held, placed, limit)))
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
                        shown(record, before, wouldWarn(unit, record, placed)),
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

    /// If it were the youngest of its holding already.
    private String wouldWarn(Unit unit, RecordCash record, Placed placed) {
        var would = new ArrayList<UnallocatedCash>();
        for (UnallocatedCash one : store.last(unit)) {
            if (!one.holding().equals(record.holding())) {
                would.add(one);
            }
        }
        would.add(
                new UnallocatedCash(
                        "",
                        record.holding(),
                        record.cashBalance(),
                        record.asOf(),
                        record.note(),
                        unit.now(),
                        "",
                        ""));
        return warning(
                record.holding(), holdings.supposed(unit, would), placed, doubleCount.apply(unit));
    }

    /// R9: the whole wallet against all capital at its broker.
    private static String warning(
            CashHolding holding, HeldCash held, Placed placed, BigDecimal limit) {
        var wallet = held.brokerWallets().get(holding.heldAt());
        if (holding.place() != CashPlace.BROKER_WALLET || wallet == null) {
            return "";
        }
        Currency currency = holding.currency();
        Money sum = wallet.getOrDefault(currency, Money.zero(currency));
        return DoubleEntry.warning(
                        holding.heldAt(), sum, placed.at(holding.heldAt(), currency), limit)
                .orElse("");
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
