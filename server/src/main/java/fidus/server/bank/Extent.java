package fidus.server.bank;

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
/// @param rows that count
public record Extent(LocalDate from, LocalDate to, int statements, long rows) {
    /// Empty where there is no statement.
    public static Optional<Extent> of(Unit unit, HouseAccount account) {
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
                                all.stream().mapToLong(TakenStatement::fresh).sum()));
    }
}
