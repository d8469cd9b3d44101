package fidus.server.close;

import fidus.cashflow.CashOwner;
import fidus.cashflow.DoubleEntry;
import fidus.cashflow.HeldCash;
import fidus.cashflow.Obligations;
import fidus.close.FundTotals;
import fidus.close.MonthStart;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.CapitalSource;
import fidus.mt5.TradingAccount;
import fidus.reconciliation.Severity;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// R4, R5, R6, R9 and R10: whether the capital at work is the money of the clients and the house
/// (§7.4, §13.1). INACTIVE and DEMO accounts count nowhere.
final class CapitalRules {
    private static final String UNASSIGNED = "2010";

    private final Unit unit;
    private final Closes.Ground ground;
    private final Moment moment;
    private final Placements placed;
    private final List<TieOut> ties = new ArrayList<>();

    /// When the capital is looked at.
    ///
    /// @param end the first instant after it
    /// @param through the last month of postings
    /// @param books as they stood then
    /// @param resolved what the committee resolved last
    /// @param cash what banks and wallets held
    record Moment(
            Instant end,
            YearMonth through,
            List<ContractBook> books,
            Resolved resolved,
            HeldCash cash) {}

    /// What the committee resolved.
    ///
    /// @param before the first instant after it was approved; absent when nothing was ever recorded
    record Resolved(List<FundTotals> totals, @Nullable Instant before) {
        static Resolved of(@Nullable MonthStart start) {
            return start == null
                    ? new Resolved(List.of(), null)
                    : new Resolved(start.totals(), start.recordedAt().plusMillis(1));
        }
    }

    private CapitalRules(Unit unit, Closes.Ground ground, Moment moment) {
        this.unit = unit;
        this.ground = ground;
        this.moment = moment;
        this.placed = new Placements(unit, ground, moment.end, moment.resolved.before);
    }

    static List<TieOut> of(Unit unit, Closes.Ground ground, Moment moment) {
        var rules = new CapitalRules(unit, ground, moment);
        rules.fundCapital();
        rules.fundPrincipal();
        rules.brokerWallets();
        rules.equation();
        return rules.ties;
    }

    /// R4: as it stood when the committee resolved. What was allocated since is said beside it and
    /// is no difference.
    private void fundCapital() {
        if (moment.resolved.before == null) {
            unrecorded();
            return;
        }
        for (FundTotals total : moment.resolved.totals) {
            Currency currency = total.fundCapital().currency();
            Predicate<TradingAccount> own = one -> one.fundCode() == total.fundCode();
            Money then = placed.whenResolved(currency, own);
            Money since = placed.now(currency, own).minus(then);
            TieOut tie =
                    TieOut.of(
                            TieOutRule.R4,
                            total.fundCode().name(),
                            "",
                            total.fundCapital(),
                            then.plus(total.reserves()).plus(total.unallocated()));
            ties.add(
                    since.isZero()
                            ? tie
                            : tie.because(
                                    "Its allocations changed by "
                                            + since
                                            + " since the committee resolved."));
        }
        unresolved();
    }

    /// Before the first month's start there is nothing to hold allocations against, which stops no
    /// month: the first start is recorded after the first lock.
    private void unrecorded() {
        for (FundCode fund : FundCode.values()) {
            for (Currency currency : currencies()) {
                Money placedOn = placed.now(currency, one -> one.fundCode() == fund);
                if (!placedOn.isZero() && fund != FundCode.SEPARATION) {
                    ties.add(
                            TieOut.unknown(
                                            TieOutRule.R4,
                                            fund.name(),
                                            placedOn,
                                            "No capital of the committee was ever recorded. It is"
                                                    + " with a month's start, after a lock.")
                                    .as(Severity.WARNING));
                }
            }
        }
    }

    /// Allocations of a fund whose capital the committee left out.
    private void unresolved() {
        for (FundCode fund : FundCode.values()) {
            boolean resolved =
                    moment.resolved.totals.stream().anyMatch(one -> one.fundCode() == fund);
            if (resolved || fund == FundCode.SEPARATION) {
                continue;
            }
            for (Currency currency : currencies()) {
                Money placedOn = placed.now(currency, one -> one.fundCode() == fund);
                if (!placedOn.isZero()) {
                    ties.add(
                            TieOut.unknown(
                                    TieOutRule.R4,
                                    fund.name(),
                                    placedOn,
                                    "The committee resolved no capital of this fund, which has"
                                            + " allocations. Record the month's start again with"
                                            + " it."));
                }
            }
        }
    }

    /// R5
    private void fundPrincipal() {
        for (FundCode fund : FundCode.values()) {
            for (Currency currency : currencies()) {
                Money principal = principal(currency, book -> book.fundCode() == fund);
                Money allocation =
                        placed.now(
                                currency,
                                one ->
                                        one.fundCode() == fund
                                                && one.capitalSource() == CapitalSource.CLIENT);
                if (!principal.isZero() || !allocation.isZero()) {
                    ties.add(TieOut.of(TieOutRule.R5, fund.name(), "", principal, allocation));
                }
            }
        }
    }

    /// R9
    private void brokerWallets() {
        moment.cash
                .brokerWallets()
                .forEach((broker, sums) -> sums.values().forEach(sum -> wallet(broker, sum)));
    }

    private void wallet(String broker, Money wallet) {
        Money allocated = placed.now(wallet.currency(), one -> one.broker().equals(broker));
        var warning =
                DoubleEntry.warning(
                        broker, wallet, allocated, set(SettingKey.WALLET_DOUBLE_COUNT_LIMIT));
        ties.add(
                TieOut.passing(TieOutRule.R9, broker, wallet, allocated, warning.isEmpty())
                        .because(warning.orElse("")));
    }

    /// R6 and R10
    private void equation() {
        for (Currency currency : currencies()) {
            Money principal = principal(currency, _ -> true);
            Money clients =
                    placed.now(currency, one -> one.capitalSource() == CapitalSource.CLIENT);
            Money house = placed.now(currency, one -> one.capitalSource() == CapitalSource.HOUSE);
            Money held = moment.cash.of(CashOwner.CLIENT, currency);
            cushion(clients.plus(house).plus(held), principal);
            TieOut tie =
                    TieOut.of(
                            TieOutRule.R10,
                            currency.code(),
                            "",
                            clients.plus(held),
                            principal.plus(unassigned(currency)));
            ties.add(
                    tie.because(
                            tie.isSettled()
                                    ? ""
                                    : "Client cash is recorded and carried on by the books as "
                                            + held
                                            + ". Record what banks and wallets hold for clients,"
                                            + " or say what the difference is."));
        }
    }

    /// What is at work beside the clients' money is the house's, and as much as it declared.
    private void cushion(Money working, Money principal) {
        Currency currency = working.currency();
        TieOut tie = TieOut.of(TieOutRule.R6, currency.code(), "", working, principal);
        Money cushion = working.minus(principal);
        Money declared = declared(currency);
        boolean known = declared.isZero() || principal.isZero() || cushion.equals(declared);
        ties.add(
                switch (known ? cushion.signum() : -1) {
                    case 0 -> tie;
                    case 1 -> tie.explained("The cushion of the house is " + cushion + ".");
                    default -> tie.because(wrong(cushion, declared));
                });
    }

    private static String wrong(Money cushion, Money declared) {
        return cushion.signum() < 0
                ? "There is " + cushion.negated() + " less at work and in cash than clients put in."
                : "The cushion of the house is " + cushion + "; it declared " + declared + ".";
    }

    private Money declared(Currency currency) {
        return ground.settings()
                .sums(unit, SettingKey.HOUSE_CUSHION, moment.through.atEndOfMonth())
                .in(currency)
                .orElse(Money.zero(currency));
    }

    /// In force on the last day.
    private BigDecimal set(SettingKey key) {
        return ground.settings().number(unit, key, moment.through.atEndOfMonth());
    }

    private Money unassigned(Currency currency) {
        Money sum = Money.zero(currency);
        for (Ledger.Balance one :
                ground.ledger().balances(unit, List.of(UNASSIGNED), List.of(), moment.through)) {
            boolean counts = one.balance().currency().equals(currency);
            sum = counts ? sum.minus(one.balance()) : sum;
        }
        return sum;
    }

    private Money principal(Currency currency, Predicate<ContractBook> which) {
        Money sum = Money.zero(currency);
        for (ContractBook book : moment.books) {
            if (book.schedule().principal().currency().equals(currency) && which.test(book)) {
                sum = sum.plus(Obligations.principal(book));
            }
        }
        return sum;
    }

    private List<Currency> currencies() {
        var currencies = new TreeSet<Currency>(placed.currencies());
        moment.books.forEach(book -> currencies.add(book.schedule().principal().currency()));
        return List.copyOf(currencies);
    }
}
