package fidus.server.reconciliation;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// S2: from which day on something may be missing where a statement does not begin where the one
/// before it ended.
final class GapDays {
    private static final Comparator<TakenStatement> ORDER =
            Comparator.comparing(TakenStatement::begins).thenComparingLong(TakenStatement::number);

    private GapDays() {}

    /// The last day that the statements before it tell, because the rest of that day may be what is
    /// missing; its own first day where they tell that too. One without a balance leaves open
    /// whether it tells all of its days.
    ///
    /// @param all statements of the account
    static LocalDate first(List<StatementCard> all, TakenStatement broken) {
        return all.stream()
                .map(StatementCard::statement)
                .filter(other -> ORDER.compare(other, broken) < 0)
                .filter(other -> !other.givesNoBalance() || other.stated() != null)
                .map(TakenStatement::tellsTo)
                .max(Comparator.naturalOrder())
                .filter(told -> told.isBefore(broken.from()))
                .orElse(broken.from());
    }
}
