package fidus.server.shares;

import fidus.funds.ShareMethod;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.ShareValuation;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A contract that shares in the performance of the accounts it is mapped to.
///
/// @param unvalued whether the last valuation had no figure for it, or was before its last day
record Sharer(ContractBook book, Investment contract, boolean unvalued) {
    InvestmentId id() {
        return book.id();
    }

    ShareMethod method() {
        return book.schedule().terms().sharing();
    }

    BigDecimal rate() {
        return Objects.requireNonNull(book.schedule().terms().performanceShareRate());
    }

    Currency currency() {
        return book.schedule().principal().currency();
    }

    LocalDate interestStart() {
        return book.schedule().dates().interestStart();
    }

    LocalDate contractEnd() {
        return book.schedule().dates().contractEnd();
    }

    /// With a month it is valued while it earns, in the one in which it ends for the last time, and
    /// later for as long as that valuation is missing. Nothing is shared of a month in which it was
    /// broken off.
    boolean isValuedOn(LocalDate monthEnd) {
        if (monthEnd.isBefore(interestStart())) {
            return false;
        }
        boolean whole = !contractEnd().isBefore(monthEnd);
        boolean ends = !contractEnd().isBefore(monthEnd.withDayOfMonth(1));
        return whole || (!isBroken() && (ends || unvalued || waits()));
    }

    /// Whether its principal was given back before its time.
    private boolean isBroken() {
        return book.schedule().rows().stream()
                .anyMatch(row -> row.payoutKind() == PayoutKind.PRINCIPAL && !row.live());
    }

    /// Whether its principal is at risk and its end reached as agreed.
    boolean matures(LocalDate day) {
        return book.schedule().terms().principalAtRisk() && hasEndedBy(day) && !isBroken();
    }

    /// The day to which it is valued with a month.
    LocalDate upTo(LocalDate monthEnd) {
        return ShareValuation.upTo(book.schedule().dates(), monthEnd);
    }

    /// Whether it ended on a day or before.
    boolean hasEndedBy(LocalDate day) {
        return !contractEnd().isAfter(day);
    }

    /// Whether its principal is at risk and not valued yet.
    boolean waits() {
        return book.schedule().waits(book.schedule().principalRow());
    }

    /// Principal per account of the mappings that stood at the end of a day.
    Map<AccountKey, Money> mappedOn(LocalDate day) {
        var mapped = new TreeMap<AccountKey, Money>();
        for (AccountMapping mapping : contract.mappings()) {
            AccountKey account = mapping.account();
            if (account != null && standsOn(mapping, day)) {
                mapped.merge(account, mapping.mappedPrincipal(), Money::plus);
            }
        }
        return mapped;
    }

    /// Principal of a contract that has not begun weighs nothing: none of it trades yet.
    static boolean hadBegun(Investment contract, LocalDate day) {
        return contract.interestStart() != null && !contract.startDate().isAfter(day);
    }

    static boolean standsOn(AccountMapping mapping, LocalDate day) {
        return mapping.until() == null
                || LocalDate.ofInstant(mapping.until(), ZoneOffset.UTC).isAfter(day);
    }
}
