package fidus.server.cashflow;

import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashMove;
import fidus.cashflow.CashMoved;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.Obligations;
import fidus.cashflow.OpeningMove;
import fidus.cashflow.UnallocatedCash;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Reading;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.Results.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        Money trading = sum(AccountPurpose.TRADING, Reading::ownedEquity);
        Money separation = sum(AccountPurpose.SEPARATION, Reading::balance);
        var accounting =
                new FundAccounting(
                        trading,
                        separation,
                        principal(),
                        houseCapital(),
                        null,
                        cash,
                        null,
                        null,
                        false);
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

    private @Nullable Money sum(AccountPurpose purpose, Function<Reading, Money> figure) {
        Money sum = Money.zero(currency);
        boolean whole = true;
        for (Result result : house.active(purpose, currency)) {
            ReadingState state = result.pnl().state();
            Reading reading = ReadingState.reading(state).orElse(null);
            basis = basis.plus(Sums.basis(state));
            if (reading == null) {
                whole = false;
                missing.add("account " + result.account().key() + " has no reading");
            } else {
                sum = sum.plus(figure.apply(reading));
            }
        }
        return whole ? sum : null;
    }

    private Money principal() {
        Money sum = Money.zero(currency);
        for (ContractBook book : house.books()) {
            if (book.schedule().principal().currency().equals(currency)) {
                sum = sum.plus(Obligations.principal(book));
            }
        }
        return sum;
    }

    private @Nullable Money houseCapital() {
        Money sum = Money.zero(currency);
        boolean whole = true;
        for (Result result : house.active(AccountPurpose.TRADING, currency)) {
            CapitalSource source = result.account().capitalSource();
            if (source == CapitalSource.HOUSE) {
                sum = sum.plus(result.figures().adjustedAllocation());
            } else if (source == CapitalSource.UNKNOWN) {
                whole = false;
                missing.add("whose capital account " + result.account().key() + " holds");
            }
        }
        return whole ? sum : null;
    }
}
