package fidus.server.bank;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is said of an account before its statements are opened.
final class AccountCards {
    private static final int MOST_MISSING = 60;

    private final BankStore store;
    private final StatementOrder order;

    AccountCards(BankStore store, StatementOrder order) {
        this.store = store;
        this.order = order;
    }

    /// What no statement speaks of.
    ///
    /// @param missing due days, oldest first
    /// @param bookedAlone the first posting's day where there is no statement at all
    record Untold(List<LocalDate> missing, @Nullable LocalDate bookedAlone) {}

    /// @param told its statements
    BankAccountCard of(Unit unit, HouseAccount account, Chained told, Untold untold) {
        List<StatementCard> chained = told.cards();
        List<LocalDate> missing = untold.missing;
        List<TakenStatement> counting =
                BankStatements.balancing(chained).stream().map(StatementCard::statement).toList();
        TakenStatement last = counting.isEmpty() ? null : order.last(counting, TakenStatement::to);
        int earlier = Math.max(0, missing.size() - MOST_MISSING);
        var versions = store.profiles(unit, account.id());
        return new BankAccountCard(
                account,
                store.setting(unit, account.id()).orElse(null),
                chained.size(),
                last == null ? null : last.to(),
                last == null || last.closing() == null ? null : last.closing().money(),
                missing.subList(earlier, missing.size()),
                earlier,
                (int) chained.stream().filter(one -> !one.continuity().holds()).count(),
                (int)
                        chained.stream()
                                .filter(one -> told.moved().saysNoCurrency(one.statement()))
                                .count(),
                versions.isEmpty() ? 0 : versions.getFirst().profileVersion(),
                untold.bookedAlone,
                numbers(unit, account, chained));
    }

    private static @Nullable List<String> numbers(
            Unit unit, HouseAccount account, List<StatementCard> chained) {
        List<String> numbers =
                NumberJumps.told(unit, account, chained).stream()
                        .limit(MOST_MISSING)
                        .map(NumberJumps.Jump::missing)
                        .toList();
        return numbers.isEmpty() ? null : numbers;
    }
}
