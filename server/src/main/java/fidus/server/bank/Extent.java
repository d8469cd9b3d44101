package fidus.server.bank;

import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the statements of an account hold together, of those that count.
///
/// @param from the first day they speak of
/// @param to the last
/// @param rows that count now, also in the place of those of a statement that was set aside
public record Extent(LocalDate from, LocalDate to, int statements, long rows) {
    /// Empty where there is no statement.
    public static Optional<Extent> of(Unit unit, BankStatements banks, HouseAccount account) {
        List<TakenStatement> all = new BankStore().statements(unit, account.id());
        Optional<LocalDate> from =
                all.stream().map(TakenStatement::from).min(Comparator.naturalOrder());
        Optional<LocalDate> to =
                all.stream().map(TakenStatement::to).max(Comparator.naturalOrder());
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Extent(
                                from.get(),
                                to.get(),
                                all.size(),
                                counted(unit, banks, account, all)));
    }

    private static long counted(
            Unit unit, BankStatements banks, HouseAccount account, List<TakenStatement> all) {
        var unsaid = new Continuity(null, null, "");
        List<StatementCard> cards =
                all.stream().map(one -> new StatementCard(one, unsaid)).toList();
        return banks.countedNow(unit, account, cards).stream()
                .mapToLong(card -> card.statement().fresh())
                .sum();
    }
}
