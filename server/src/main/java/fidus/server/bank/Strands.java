package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The statements of one account in one file, as far as they carry on from each other: the next
/// begins at the balance the one before ended at, in whichever order the file has them. Identical
/// rows of such statements are rows of their own. A statement that stands in the file twice, or
/// begins elsewhere, may say rows again that an earlier one said: its rows are counted from the
/// first, so that those are known again and do not count.
///
/// They may go on from statements that are stored, or those from them: then their rows are counted
/// on from those.
final class Strands {
    private final BiFunction<BankStatement, List<BankStatement>, StoredSayings.Before> stored;
    private final List<Strand> strands = new ArrayList<>();
    private final List<BankStatement> statements = new ArrayList<>();

    /// @param stored what the stored statements say that a statement goes on from, or that go on
    ///   from it; with those of the file before it
    Strands(BiFunction<BankStatement, List<BankStatement>, StoredSayings.Before> stored) {
        this.stored = stored;
    }

    /// Statements that carry on from each other, and the balances they lie between.
    private static final class Strand {
        private final Plan.Identities identities = new Plan.Identities();
        private @Nullable Money start;
        private @Nullable Money end;
    }

    /// What gives the rows of the file's next statement their identities.
    Plan.Identities of(BankStatement statement) {
        if (statements.stream().anyMatch(before -> isCopy(before, statement))) {
            return new Plan.Identities();
        }
        statements.add(statement);
        Money start = start(statement);
        Money end = start == null ? null : end(statement, start);
        Strand strand = joined(statement, start, end);
        if (strand == null) {
            strand = new Strand();
            strand.identities.goOn(stored.apply(statement, statements));
            strand.start = start;
            strand.end = end;
            strands.add(strand);
        }
        return strand.identities;
    }

    private @Nullable Strand joined(
            BankStatement statement, @Nullable Money start, @Nullable Money end) {
        for (Strand strand : strands.reversed()) {
            if (start != null && start.equals(strand.end)) {
                strand.end = end;
                return strand;
            }
            if (end != null && end.equals(strand.start)) {
                strand.start = start;
                return strand;
            }
        }
        boolean unknown = start == null && !isNumbered(statement);
        return unknown && !strands.isEmpty() ? strands.getLast() : null;
    }

    /// Whether the bank gives each booked row an id of its own: where no balances tell, these do.
    static boolean isNumbered(BankStatement statement) {
        List<BankRow> booked =
                statement.rows().stream()
                        .filter(row -> row.status() == BankRow.Status.BOOKED)
                        .toList();
        return !booked.isEmpty() && booked.stream().noneMatch(row -> row.bankId().isBlank());
    }

    /// As printed, else the closing balance of its last day less its rows.
    static @Nullable Money start(BankStatement statement) {
        BankBalance opening = statement.opening();
        BankBalance closing = statement.closing();
        if (opening != null) {
            return opening.money();
        }
        LocalDate on = closing == null ? null : closing.on();
        LocalDate to = statement.to();
        return closing == null || on == null || to == null || on.isAfter(to)
                ? null
                : closing.money().minus(sum(statement, closing.money()));
    }

    static Money end(BankStatement statement, Money start) {
        BankBalance closing = statement.closing();
        return closing == null ? start.plus(sum(statement, start)) : closing.money();
    }

    private static Money sum(BankStatement statement, Money like) {
        Money sum = Money.zero(like.currency());
        for (BankRow row : statement.rows()) {
            sum = row.status() == BankRow.Status.BOOKED ? sum.plus(row.money()) : sum;
        }
        return sum;
    }

    /// Whether two statements of a file are copies. They are compared as they stand, so that
    /// nothing is kept of their rows beside themselves.
    private static boolean isCopy(BankStatement one, BankStatement other) {
        List<BankRow> rows = one.rows();
        List<BankRow> others = other.rows();
        return rows.size() == others.size()
                && one.statementId().equals(other.statementId())
                && one.number().equals(other.number())
                && Objects.equals(one.opening(), other.opening())
                && Objects.equals(one.closing(), other.closing())
                && IntStream.range(0, rows.size())
                        .allMatch(i -> isCopy(rows.get(i), others.get(i)));
    }

    private static boolean isCopy(BankRow one, BankRow other) {
        return one.bankId().equals(other.bankId())
                && Objects.equals(one.bookingDate(), other.bookingDate())
                && Objects.equals(one.valueDate(), other.valueDate())
                && one.money().equals(other.money())
                && one.status() == other.status()
                && Plan.Identities.words(one.text()).equals(Plan.Identities.words(other.text()));
    }
}
