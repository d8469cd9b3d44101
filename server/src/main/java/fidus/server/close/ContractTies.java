package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.investments.book.AgentAccrual;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.shares.BookedRows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// L6, L7 and L8: what the books owe clients and agents against their schedules.
final class ContractTies {
    private static final String PRINCIPAL = "2100";
    private static final List<String> OWED = List.of("2200", "2210", "2220");

    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;
    private final Left left;
    private final BookedRows valued;
    private final Map<String, Money> principal;
    private final Map<String, Money> owed;
    private final Map<String, Money> agents = new TreeMap<>();
    private final List<TieOut> ties = new ArrayList<>();

    private ContractTies(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
        this.left = new Left(unit, ground, days.last());
        this.valued = ground.shares().booked(unit);
        this.principal = credit(List.of(PRINCIPAL), "contract");
        this.owed = credit(OWED, "contract");
    }

    static List<TieOut> of(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        var all = new ContractTies(unit, ground, days);
        ground.books().each(unit, all::contract);
        all.rest();
        all.commissions();
        return all.ties;
    }

    private void contract(ContractBook book) {
        Currency currency = book.schedule().principal().currency();
        String id = book.id().value() + " " + currency;
        Money none = Money.zero(currency);
        Money booked = taken(principal, id, none);
        Money due = taken(owed, id, none);
        String key = "contract " + book.number() + " · " + book.clientName();
        PayoutSchedule rows = book.rowsOn(days.last());
        boolean held = book.holdsPrincipal(days.last());
        boolean begun = held || !rows.dates().startDate().isAfter(days.last());
        if (!begun || !book.isInBooks(days.last())) {
            tieUnlessNothing(TieOutRule.L6, key, booked);
            tieUnlessNothing(TieOutRule.L7, key, due);
            return;
        }
        PayoutRow whole = rows.principalRow();
        boolean over = isOver(book, rows, whole);
        Money outstanding = over || !held ? none : rows.principal();
        Money earned = book.earnedOn(days.last()).plus(over ? whole.payoutAmount() : none);
        for (PayoutRow share : book.sharesOn(days.last())) {
            earned = isOver(book, rows, share) ? earned.plus(share.payoutAmount()) : earned;
        }
        ties.add(TieOut.of(TieOutRule.L6, key, "", booked, outstanding));
        ties.add(TieOut.of(TieOutRule.L7, key, "", due, earned.minus(paid(book, none))));
        agents(book);
    }

    /// What a valuation found counts from the day on which the books took it.
    private boolean isOver(ContractBook book, PayoutSchedule rows, PayoutRow row) {
        boolean isValued =
                row.payoutKind() == PayoutKind.PERFORMANCE_SHARE || rows.terms().principalAtRisk();
        LocalDate on =
                isValued ? valued.countsOn(book.id(), row.ref()).orElse(row.dueOn()) : row.dueOn();
        return !on.isAfter(days.last()) && !rows.waits(row);
    }

    private Money paid(ContractBook book, Money none) {
        Money sum = none;
        for (PayoutRow row : book.schedule().rows()) {
            sum = left.isPaid(book.id(), row) ? sum.plus(row.payoutAmount()) : sum;
        }
        return sum;
    }

    private void agents(ContractBook book) {
        for (AgentAccrual accrual : book.commissionsAccruedOn(days.last())) {
            add(accrual.agentId().value().toString(), accrual.accrued());
        }
        for (CommissionRow row : book.commissions().rows()) {
            if (left.isPaid(book, row)) {
                add(row.agentId().value().toString(), row.commissionAmount().negated());
            }
        }
    }

    private void add(String agent, Money sum) {
        agents.merge(agent + " " + sum.currency(), sum, Money::plus);
    }

    private void commissions() {
        var names = new HashMap<String, String>();
        ground.agents()
                .all(unit)
                .forEach(agent -> names.put(agent.id().value().toString(), agent.name()));
        Map<String, Money> booked = credit(List.of("2300", "2310"), "agent");
        booked.forEach((id, sum) -> agents.putIfAbsent(id, Money.zero(sum.currency())));
        agents.forEach(
                (id, earned) -> {
                    String agent = id.substring(0, id.lastIndexOf(' '));
                    String name = "agent " + names.getOrDefault(agent, agent);
                    Money none = Money.zero(earned.currency());
                    ties.add(
                            TieOut.of(
                                    TieOutRule.L8,
                                    name,
                                    "",
                                    booked.getOrDefault(id, none),
                                    earned));
                });
    }

    /// Postings that name no contract that has started.
    private void rest() {
        principal.forEach((id, sum) -> tieUnlessNothing(TieOutRule.L6, unnamed(id), sum));
        owed.forEach((id, sum) -> tieUnlessNothing(TieOutRule.L7, unnamed(id), sum));
    }

    private static String unnamed(String id) {
        return id.startsWith(" ") ? "no contract" : "contract " + id;
    }

    private void tieUnlessNothing(TieOutRule rule, String key, Money booked) {
        if (!booked.isZero()) {
            ties.add(TieOut.of(rule, key, "", booked, Money.zero(booked.currency())));
        }
    }

    private static Money taken(Map<String, Money> from, String id, Money none) {
        Money found = from.remove(id);
        return found == null ? none : found;
    }

    /// Credit less debit, by dimension and currency.
    private Map<String, Money> credit(List<String> accounts, String dimension) {
        var found = new TreeMap<String, Money>();
        for (Ledger.Balance one :
                ground.ledger().balances(unit, accounts, List.of(dimension), days.month())) {
            Money owing = one.balance().negated();
            found.merge(one.values().getFirst() + " " + owing.currency(), owing, Money::plus);
        }
        return found;
    }
}
