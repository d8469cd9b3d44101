package fidus.server.close;

import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.commissions.AgentId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.Scope;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the journal holds as the costs of contracts at the end of a month.
final class Accrued {
    private static final String INTEREST = "5010";
    private static final String COMMISSIONS = "5100";

    private final Map<String, Money> interest = new HashMap<>();
    private final Map<String, Map<AgentId, Money>> commissions = new HashMap<>();

    private Accrued() {}

    /// Of all contracts, in one pass.
    static Accrued of(Unit unit, Ledger ledger, YearMonth month) {
        return read(unit, ledger, month, null, "");
    }

    static Accrued of(Unit unit, Ledger ledger, YearMonth month, ContractBook book) {
        return read(unit, ledger, month, "contract", book.id().value().toString());
    }

    private static Accrued read(
            Unit unit, Ledger ledger, YearMonth month, @Nullable String only, String value) {
        var accrued = new Accrued();
        List<String> both = List.of("contract", "agent");
        var costs = new Scope(List.of(INTEREST), List.of("contract"), month, only, value);
        for (Ledger.Balance one : ledger.balances(unit, costs)) {
            accrued.interest.merge(
                    key(one.values().getFirst(), one.balance().currency()),
                    one.balance(),
                    Money::plus);
        }
        var shares = new Scope(List.of(COMMISSIONS), both, month, only, value);
        for (Ledger.Balance one : ledger.balances(unit, shares)) {
            String agent = one.values().getLast();
            if (!agent.isEmpty()) {
                accrued.commissions
                        .computeIfAbsent(
                                key(one.values().getFirst(), one.balance().currency()),
                                _ -> new HashMap<>())
                        .merge(new AgentId(UUID.fromString(agent)), one.balance(), Money::plus);
            }
        }
        return accrued;
    }

    /// What it had accrued before it was taken over counts as posted.
    ContractBooks.Posted of(ContractBook book) {
        Currency currency = book.schedule().principal().currency();
        String key = key(book.id().value().toString(), currency);
        Money posted = interest.getOrDefault(key, Money.zero(currency));
        Map<AgentId, Money> shares = new HashMap<>(commissions.getOrDefault(key, Map.of()));
        Opened opened = book.opened();
        if (opened == null) {
            return new ContractBooks.Posted(posted, shares);
        }
        opened.commissions()
                .forEach(one -> shares.merge(one.agentId(), one.accrued(), Money::plus));
        return new ContractBooks.Posted(posted.plus(opened.interest()), shares);
    }

    /// Whether the journal holds something else than the contract had accrued by the day.
    boolean isOff(ContractBook book, LocalDate day) {
        if (!book.isInBooks(day)) {
            return false;
        }
        ContractBooks.Posted posted = of(book);
        var off = new HashMap<>(posted.commissions());
        book.commissionsAccruedOn(day)
                .forEach(one -> off.merge(one.agentId(), one.accrued().negated(), Money::plus));
        return !posted.interest().equals(book.earnedOn(day))
                || off.values().stream().anyMatch(sum -> !sum.isZero());
    }

    private static String key(String contract, Currency currency) {
        return contract + " " + currency;
    }
}
