package fidus.server.shares;

import fidus.funds.ShareMethod;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
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
record Sharer(ContractBook book, Investment contract) {
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

    boolean isValuedOn(LocalDate day) {
        return !day.isBefore(interestStart()) && !isOverOn(day);
    }

    boolean isOverOn(LocalDate day) {
        return day.isAfter(book.schedule().dates().contractEnd());
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

    private static boolean standsOn(AccountMapping mapping, LocalDate day) {
        return mapping.until() == null
                || LocalDate.ofInstant(mapping.until(), ZoneOffset.UTC).isAfter(day);
    }
}
