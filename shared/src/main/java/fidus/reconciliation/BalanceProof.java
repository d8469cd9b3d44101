package fidus.reconciliation;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shows that nothing is left over between a statement and the books: statement closing − statement
/// opening + book opening = book closing + Σ unmatched statement rows − Σ unmatched book rows + Σ
/// differences of matches − Σ of what wrote off differences.
///
/// The books' balances are those of the ledger. An entry that writes off what differs between the
/// two sides moves the books and stands on no statement, so it is a line of the proof.
///
/// Rows carried over from earlier periods stand among the rows but not between opening and closing,
/// so their sums are taken off again.
///
/// @param carriedStatement Σ statement rows of the run that lie before its period
/// @param carriedBook Σ book rows of the run that lie before its period
/// @param differences Σ differences of the matches of the run
public record BalanceProof(
        Balances balances,
        Money unmatchedStatement,
        Money unmatchedBook,
        Money differences,
        Money carriedStatement,
        Money carriedBook) {

    /// The four balances of the period, all in one currency.
    ///
    /// @param writtenOff Σ of what entries of the period wrote off that no statement has: the
    ///   difference of a match, or a row of the books that the bank never had; absent where there
    ///   is none, and in runs of programs whose book balances left these entries out
    /// @param writtenOffBefore Σ of what was written off before the period of carried book rows;
    ///   absent where there is none
    public record Balances(
            Money statementOpening,
            Money statementClosing,
            Money bookOpening,
            Money bookClosing,
            @Nullable Money writtenOff,
            @Nullable Money writtenOffBefore) {
        public Balances(
                Money statementOpening,
                Money statementClosing,
                Money bookOpening,
                Money bookClosing) {
            this(statementOpening, statementClosing, bookOpening, bookClosing, null, null);
        }

        /// The same with what was written off; a sum of zero is none.
        public Balances writtenOff(Money within, Money before) {
            return new Balances(
                    statementOpening,
                    statementClosing,
                    bookOpening,
                    bookClosing,
                    within.isZero() ? null : within,
                    before.isZero() ? null : before);
        }
    }

    /// The proof of one currency of a run without carried rows.
    public static BalanceProof of(Balances balances, MatchRequest request, MatchResult result) {
        return of(balances, request, result, Set.of());
    }

    /// @param carried rows of the request that lie before the period
    public static BalanceProof of(
            Balances balances, MatchRequest request, MatchResult result, Set<RowRef> carried) {
        Currency currency = balances.bookClosing().currency();
        Map<RowRef, Money> amounts = new HashMap<>();
        add(amounts, Side.BOOK, request.book(), currency);
        add(amounts, Side.STATEMENT, request.statement(), currency);
        Set<RowRef> unmatched = new HashSet<>(result.unmatched());
        Money differences = Money.zero(currency);
        for (Match match : result.matches()) {
            if (match.difference().currency().equals(currency)) {
                differences = differences.plus(match.difference());
            }
        }
        return new BalanceProof(
                balances,
                sum(amounts, unmatched, Side.STATEMENT, currency),
                sum(amounts, unmatched, Side.BOOK, currency),
                differences,
                sum(amounts, carried, Side.STATEMENT, currency),
                sum(amounts, carried, Side.BOOK, currency));
    }

    /// The statement closing that would leave nothing over.
    public Money expectedStatementClosing() {
        return balances.statementOpening()
                .minus(balances.bookOpening())
                .plus(balances.bookClosing())
                .plus(unmatchedStatement.minus(carriedStatement))
                .minus(unmatchedBook.minus(carriedBook))
                .plus(differences)
                .minus(orNone(balances.writtenOff));
    }

    /// What is left over; anything but zero is a BLOCKING break.
    public Money rest() {
        return balances.statementClosing().minus(expectedStatementClosing());
    }

    /// Statement opening − book opening that no carried row explains; one that was written off
    /// before explains nothing any more. The proof compares movements, so it holds all the same; an
    /// account's first run shows here whether books and bank began with the same balance.
    public Money openingsApart() {
        return balances.statementOpening()
                .minus(balances.bookOpening())
                .minus(carriedStatement)
                .plus(carriedBook)
                .plus(orNone(balances.writtenOffBefore));
    }

    /// Whether nothing is left over.
    public boolean holds() {
        return rest().isZero();
    }

    private Money orNone(@Nullable Money sum) {
        return sum == null ? Money.zero(differences.currency()) : sum;
    }

    private static void add(
            Map<RowRef, Money> amounts, Side side, List<MatchRow> rows, Currency currency) {
        for (MatchRow row : rows) {
            if (row.amount().currency().equals(currency)) {
                amounts.put(new RowRef(side, row.rowId()), row.amount());
            }
        }
    }

    private static Money sum(
            Map<RowRef, Money> amounts, Set<RowRef> rows, Side side, Currency currency) {
        Money sum = Money.zero(currency);
        for (RowRef row : rows) {
            if (row.side() == side) {
                sum = sum.plus(amounts.getOrDefault(row, Money.zero(currency)));
            }
        }
        return sum;
    }
}
