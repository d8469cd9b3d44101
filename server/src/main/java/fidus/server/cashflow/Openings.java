package fidus.server.cashflow;

import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashMove;
import fidus.cashflow.CashMoved;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.OpeningMove;
import fidus.cashflow.UnallocatedCash;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.Results.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The money the calendar of one currency begins with. A part nobody knows makes it absent.
final class Openings {
    private final House house;
    private final Currency currency;
    private final List<String> missing = new ArrayList<>();
    private Basis basis = Basis.NOTHING;

    private Openings(House house, Currency currency) {
        this.house = house;
        this.currency = currency;
    }

    /// @param inTransit what no account and no bank holds at the moment
    static CashFlowOpening of(House house, Currency currency, Money inTransit) {
        return new Openings(house, currency).opening(inTransit);
    }

    private CashFlowOpening opening(Money inTransit) {
        Money cash = cash();
        read(AccountPurpose.TRADING);
        read(AccountPurpose.SEPARATION);
        owned();
        FundAccounting accounting = FundPages.placed(house, currency);
        return new CashFlowOpening(
                cash,
                moved(),
                inTransit.isZero() ? null : inTransit,
                accounting.fundRevenue().orElse(null),
                basis,
                List.copyOf(missing));
    }

    private @Nullable Money cash() {
        Money sum = null;
        for (UnallocatedCash one : house.cash().recorded()) {
            if (one.cashBalance().currency().equals(currency)) {
                sum = sum == null ? one.cashBalance() : sum.plus(one.cashBalance());
                basis = basis.plus(CoverageSum.known(one.cashBalance(), one.asOf()).basis());
            }
        }
        if (sum == null) {
            basis = basis.plus(CoverageSum.missing().basis());
            missing.add("no balance of a bank or wallet in " + currency + " is recorded");
        }
        return sum;
    }

    /// By bank or wallet and reason, in the order of the journal.
    private List<OpeningMove> moved() {
        Map<String, OpeningMove> lines = new LinkedHashMap<>();
        for (CashMoved one : house.cash().moved()) {
            CashMove move = one.move();
            if (move.moved().currency().equals(currency)) {
                lines.merge(
                        move.kind() + "/" + move.heldAt(),
                        new OpeningMove(move.kind(), move.heldAt(), 1, move.moved()),
                        Openings::together);
            }
        }
        return List.copyOf(lines.values());
    }

    private static OpeningMove together(OpeningMove one, OpeningMove two) {
        return new OpeningMove(
                one.kind(),
                one.heldAt(),
                one.entries() + two.entries(),
                one.moved().plus(two.moved()));
    }

    private void read(AccountPurpose purpose) {
        for (Result result : house.active(purpose, currency)) {
            ReadingState state = result.pnl().state();
            basis = basis.plus(Sums.basis(state));
            if (ReadingState.reading(state).isEmpty()) {
                missing.add("account " + result.account().key() + " has no reading");
            }
        }
    }

    private void owned() {
        for (Result result : house.active(AccountPurpose.TRADING, currency)) {
            if (result.account().capitalSource() == CapitalSource.UNKNOWN) {
                missing.add("whose capital account " + result.account().key() + " holds");
            }
        }
    }
}
