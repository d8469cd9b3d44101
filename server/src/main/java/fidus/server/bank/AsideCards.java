package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What people see of statements that were set aside, and of those that count in their place.
record AsideCards(BankStore store, AsideStore aside) {
    /// The statements of an account that do not count any more, newest first, each with why.
    List<StatementCard> of(Unit unit, HouseAccount account) {
        Map<String, AsideStore.Aside> why = aside.of(unit, account.id());
        return store.taken(unit, account.id()).reversed().stream()
                .filter(one -> why.containsKey(one.id().value().toString()))
                .map(one -> StatementCard.aside(one, said(unit, why, one)))
                .toList();
    }

    private static Continuity said(
            Unit unit, Map<String, AsideStore.Aside> why, TakenStatement one) {
        AsideStore.Aside aside = why.get(one.id().value().toString());
        return new Continuity(null, null, aside == null ? "" : aside.sentence(unit.days()));
    }

    /// Those of an account with as many rows that count as there are now: where a statement was set
    /// aside, rows that another one said again count in its place. Asked once for all of them.
    List<StatementCard> countedNow(Unit unit, HouseAccount account, List<StatementCard> cards) {
        List<String> asked =
                cards.stream()
                        .map(StatementCard::statement)
                        .filter(one -> one.repeated() > 0)
                        .map(one -> one.id().value().toString())
                        .toList();
        if (asked.isEmpty() || aside.of(unit, account.id()).isEmpty()) {
            return cards;
        }
        Map<String, Long> now = aside.repeated(unit, asked);
        return cards.stream()
                .map(
                        card ->
                                card.repeating(
                                        now.getOrDefault(
                                                card.statement().id().value().toString(), 0L)))
                .toList();
    }

    /// The rows of an account's statements that do not count any more.
    Set<String> rows(Unit unit, HouseAccount account) {
        Set<String> rows = new HashSet<>();
        for (String id : aside.of(unit, account.id()).keySet()) {
            store.rowsOf(unit, new BankStatementId(UUID.fromString(id)))
                    .forEach(row -> rows.add(row.id()));
        }
        return rows;
    }
}
