package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The statements of one account in one file, as far as they carry on from each other: the next
/// begins at the balance the one before ended at, in whichever order the file has them. Identical
/// rows of such statements are rows of their own. A statement that stands in the file twice, or
/// begins elsewhere, may say rows again that an earlier one said: its rows are counted from the
/// first, so that those are known again and do not count.
///
/// The first of them may go on from statements that are stored: then its rows are counted from
/// where those ended.
final class Strands {
    private final Function<BankStatement, StoredSayings.Before> stored;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Said> statements = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    /// @param stored what the stored statements that a statement goes on from say
    Strands(Function<BankStatement, StoredSayings.Before> stored) {
        this.stored = stored;
    }

    /// Statements that carry on from each other, and the balances they lie between.
    private static final class Strand {
        private final Plan.Identities identities = new Plan.Identities();
        private @Nullable Money start;
        private @Nullable Money end;
    }

    /// All that two copies of a statement agree in.
    private record Said(
            String id,
            String number,
            @Nullable BankBalance opening,
            @Nullable BankBalance closing,
            List<Row> rows) {}

    private record Row(
            String bankId,
            String text,
            @Nullable LocalDate booked,
            @Nullable LocalDate valued,
            Money money,
            BankRow.Status status) {}

    /// What gives the rows of the file's next statement their identities.
    Plan.Identities of(BankStatement statement) {
        Said next = said(statement);
        if (statements.contains(next)) {
            return new Plan.Identities();
        }
        statements.add(next);
        Money start = start(statement);
        Money end = start == null ? null : end(statement, start);
        Strand strand = joined(statement, start, end);
        if (strand == null) {
            strand = new Strand();
            strand.identities.goOn(stored.apply(statement));
            strand.start = start;
            strand.end = end;
            strands.add(strand);
        }
        return strand.identities;
    }

    /// The identities of those rows of a plan that the file said before.
    Set<String> saidBefore(Plan plan) {
        List<String> own = plan.identities();
        Set<String> before = new HashSet<>(own);
        before.retainAll(said);
        said.addAll(own);
        return before;
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

    private static Money end(BankStatement statement, Money start) {
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

    private static Said said(BankStatement statement) {
        return new Said(
                statement.statementId(),
                statement.number(),
                statement.opening(),
                statement.closing(),
                statement.rows().stream()
                        .map(
                                row ->
                                        new Row(
                                                row.bankId(),
                                                Plan.Identities.words(row.text()),
                                                row.bookingDate(),
                                                row.valueDate(),
                                                row.money(),
                                                row.status()))
                        .toList());
    }
}
