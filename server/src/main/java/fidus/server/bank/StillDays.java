package fidus.server.bank;

import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Whether money moved on days that no statement speaks of: the last balance before such a day is
/// held against the first one after it. What a statement without balances says of days between the
/// two is no movement of a missing day.
final class StillDays {
    private final Unit unit;
    private final HouseAccount account;
    private final BankStore store;
    private final BankSides sides;
    private final StatementOrder order;
    private final NavigableMap<LocalDate, List<TakenStatement>> ending = new TreeMap<>();
    private final NavigableMap<LocalDate, List<TakenStatement>> beginning = new TreeMap<>();

    StillDays(Unit unit, HouseAccount account, BankStore store, BankSides sides) {
        this.unit = unit;
        this.account = account;
        this.store = store;
        this.sides = sides;
        order = new StatementOrder(unit, sides);
        List<TakenStatement> all = store.statements(unit, account.id());
        all.stream()
                .filter(one -> one.opening() != null || one.closingOfRows() != null)
                .filter(one -> !one.saysNoCurrency() && !one.isMadeGood(all))
                .forEach(
                        one -> {
                            ending.computeIfAbsent(one.to(), _ -> new ArrayList<>()).add(one);
                            beginning.computeIfAbsent(one.from(), _ -> new ArrayList<>()).add(one);
                        });
    }

    /// @throws Refused `BAD_VALUE` at `days` where the balances around one of them are not the same
    void require(List<LocalDate> days) {
        for (LocalDate day : days) {
            var before = nearest(ending.lowerEntry(day));
            var after = nearest(beginning.higherEntry(day));
            if (before != null && after != null) {
                require(
                        day,
                        order.last(before, TakenStatement::to),
                        order.first(after, TakenStatement::from));
            }
        }
    }

    private static @Nullable List<TakenStatement> nearest(
            Map.@Nullable Entry<LocalDate, List<TakenStatement>> entry) {
        return entry == null ? null : entry.getValue();
    }

    private void require(LocalDate day, TakenStatement before, TakenStatement after) {
        Money ended = sides.closing(unit, before).orElse(null);
        Money began = sides.opening(unit, after).orElse(null);
        if (ended == null || began == null || ended.equals(began)) {
            return;
        }
        if (!ended.plus(between(before.to(), after.from())).equals(began)) {
            throw Refused.at(
                    "days",
                    Problem.Code.BAD_VALUE,
                    "Money moved around %s: %s ends with %s and %s begins with %s. Get the statement of that day from the bank."
                            .formatted(day, before.source(), ended, after.source(), began));
        }
    }

    /// Σ of the rows that count after a day and before another.
    private Money between(LocalDate before, LocalDate after) {
        List<LocalDate> days = before.plusDays(1).datesUntil(after).toList();
        return store.freshOn(unit, account.id(), days).stream()
                .filter(row -> row.isIn(account))
                .map(BankStore.StoredRow::money)
                .reduce(Money.zero(account.currency()), Money::plus);
    }
}
