package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// How far the statements of an account reach, found without reading all of them.
final class NewestStore {
    private static final int SOME = 20;

    /// Of those that count, the one that reaches furthest.
    Optional<TakenStatement> of(Unit unit, HouseAccount account) {
        return of(unit, account, SOME).or(() -> of(unit, account, Integer.MAX_VALUE));
    }

    private static Optional<TakenStatement> of(Unit unit, HouseAccount account, int most) {
        Set<String> aside = new AsideStore().of(unit, account.id()).keySet();
        return BankStore.statements(unit)
                .all(eq("houseAccountId", account.id().value().toString()), descending("to"), most)
                .stream()
                .filter(one -> !aside.contains(one.id().value().toString()))
                .max(Comparator.comparing(TakenStatement::tellsTo));
    }
}
