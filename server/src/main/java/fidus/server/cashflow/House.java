package fidus.server.cashflow;

import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowRows;
import fidus.cashflow.FeeEstimates;
import fidus.cashflow.HeldCash;
import fidus.cashflow.InterestDue;
import fidus.cashflow.ManagerFee;
import fidus.cashflow.PaidRow;
import fidus.cashflow.PoolDue;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.Results.Result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Everything the figures are made of, each collection read once.
///
/// @param results of all accounts
/// @param cash in banks and wallets
record House(
        LocalDate today,
        Instant now,
        List<ContractBook> books,
        List<Result> results,
        HeldCash cash,
        List<ManagerFee> fees,
        List<PoolDue> pools,
        List<InterestDue> interest,
        Map<PaidRow, LocalDate> paidDays) {
    /// All lines of the calendar by due date, estimates last.
    List<CashFlowLine> lines() {
        var rows = new CashFlowRows(today, paidDays);
        books.forEach(rows::add);
        pools.forEach(rows::add);
        fees.forEach(rows::add);
        interest.forEach(rows::add);
        var lines = new ArrayList<>(rows.lines());
        lines.addAll(FeeEstimates.of(fees, today, CashFlowCalendar.MONTHS));
        return lines;
    }

    /// The accounts of a currency that are in use and no demonstration.
    List<Result> active(AccountPurpose purpose, Currency currency) {
        return results.stream()
                .filter(House::isActive)
                .filter(one -> one.account().accountPurpose() == purpose)
                .filter(one -> one.account().currency().equals(currency))
                .toList();
    }

    /// The accounts of a currency that are assets: ACTIVE ones, and INACTIVE ones that still hold
    /// something.
    List<Result> holding(AccountPurpose purpose, Currency currency) {
        return results.stream()
                .filter(one -> isActive(one) || holdsSomething(one))
                .filter(one -> one.account().accountPurpose() == purpose)
                .filter(one -> one.account().currency().equals(currency))
                .toList();
    }

    private static boolean isActive(Result result) {
        return result.account().lifecycle() == AccountLifecycle.ACTIVE;
    }

    private static boolean holdsSomething(Result result) {
        return ReadingState.reading(result.pnl().state())
                .filter(now -> !now.ownedEquity().isZero() || !now.balance().isZero())
                .isPresent();
    }

    /// Those in which something is owed or held.
    List<Currency> currencies() {
        var currencies = new TreeSet<Currency>();
        books.forEach(book -> currencies.add(book.schedule().principal().currency()));
        cash.recorded().forEach(one -> currencies.add(one.cashBalance().currency()));
        fees.forEach(fee -> currencies.add(fee.fee().currency()));
        interest.forEach(one -> currencies.add(one.owed().currency()));
        results.stream()
                .filter(one -> isActive(one) || holdsSomething(one))
                .filter(one -> one.account().accountPurpose() != AccountPurpose.DEMO)
                .forEach(one -> currencies.add(one.account().currency()));
        return List.copyOf(currencies);
    }
}
