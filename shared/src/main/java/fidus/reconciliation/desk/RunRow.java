package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

/// A row of a run.
///
/// @param place among all rows of its side, from 0, in the order of the run; it never changes
/// @param why what the run says it failed first; absent for a matched row
/// @param found how its break stands; absent for a matched row, and where it has none
/// @param since what became of it after a run that is outdated; absent while it is so
/// @param origin the record it stands in; absent where it has none but itself, and from a server
///   that does not say
/// @param differs what the sides of its match differ by, statement less book; absent where they do
///   not, and for a row that is in none
public record RunRow(
        Side side,
        int place,
        MatchRow row,
        Standing standing,
        Explanation.@Nullable Failure why,
        @Nullable RowBreak found,
        MatchSince.@Nullable Kind since,
        @Nullable RowOrigin origin,
        @Nullable Money differs) {
    /// Of which no record is known.
    public RunRow(
            Side side,
            int place,
            MatchRow row,
            Standing standing,
            Explanation.@Nullable Failure why,
            @Nullable RowBreak found,
            MatchSince.@Nullable Kind since) {
        this(side, place, row, standing, why, found, since, null, null);
    }

    /// Nothing is said of its break.
    public RunRow(
            Side side,
            int place,
            MatchRow row,
            Standing standing,
            Explanation.@Nullable Failure why) {
        this(side, place, row, standing, why, null, null);
    }

    /// Nothing is said of why it is in no match.
    public RunRow(Side side, int place, MatchRow row, Standing standing) {
        this(side, place, row, standing, null, null, null);
    }

    /// The same with how its break stands.
    public RunRow with(@Nullable RowBreak now) {
        return new RunRow(side, place, row, standing, why, now, since, origin, differs);
    }

    /// The same with what became of it.
    public RunRow since(MatchSince.@Nullable Kind later) {
        return new RunRow(side, place, row, standing, why, found, later, origin, differs);
    }

    /// The same with the record it stands in.
    public RunRow from(@Nullable RowOrigin record) {
        return new RunRow(side, place, row, standing, why, found, since, record, differs);
    }

    /// The same in a match whose sides differ.
    public RunRow differing(@Nullable Money difference) {
        return new RunRow(side, place, row, standing, why, found, since, origin, difference);
    }
}
