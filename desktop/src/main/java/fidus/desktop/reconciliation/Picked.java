package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The rows picked on both sides and what they add up to.
record Picked(Part book, Part statement) {
    static final Picked NOTHING = new Picked(Part.NONE, Part.NONE);

    /// Why the picked rows cannot be matched with each other.
    enum Obstacle {
        ONE_SIDE_EMPTY,
        TOO_MANY,
        ALREADY_MATCHED,
        NOTHING,
        MIXED_CURRENCIES,
        MIXED_SIGNS
    }

    /// What is picked on one side.
    ///
    /// @param rows empty when more are picked than are here
    /// @param sums exact, one for each currency
    record Part(List<RunRow> rows, int count, List<Money> sums) {
        static final Part NONE = new Part(List.of(), 0, List.of());

        Part {
            rows = List.copyOf(rows);
            sums = List.copyOf(sums);
        }

        static Part of(List<RunRow> rows) {
            return new Part(
                    rows,
                    rows.size(),
                    MoneySums.of(rows.stream().map(it -> it.row().amount()).toList()));
        }
    }

    Part part(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    List<RunRow> rows(Side side) {
        return part(side).rows();
    }

    List<RunRow> all() {
        List<RunRow> all = new ArrayList<>(book.rows());
        all.addAll(statement.rows());
        return all;
    }

    int count() {
        return book.count() + statement.count();
    }

    /// Whether both are about the same rows, however these stand.
    boolean isOfTheRowsOf(Picked other) {
        return count() == other.count() && ids().equals(other.ids());
    }

    private List<String> ids() {
        return all().stream().map(row -> row.side() + "/" + row.row().rowId()).toList();
    }

    Picked with(Side side, Part part) {
        return side == Side.BOOK ? new Picked(part, statement) : new Picked(book, part);
    }

    /// Absent for no rows and for rows of several currencies, which are never added.
    @Nullable Money sum(Side side) {
        List<Money> sums = part(side).sums();
        return sums.size() == 1 ? sums.getFirst() : null;
    }

    /// Σ statement − Σ book, absent unless both sides have a sum in one currency.
    @Nullable Money difference() {
        Money left = sum(Side.BOOK);
        Money right = sum(Side.STATEMENT);
        if (left == null || right == null || !left.currency().equals(right.currency())) {
            return null;
        }
        return right.minus(left);
    }

    /// Null when they can be matched.
    @Nullable Obstacle obstacle() {
        if (book.count() == 0 || statement.count() == 0) {
            return Obstacle.ONE_SIDE_EMPTY;
        }
        if (book.rows().isEmpty() || statement.rows().isEmpty()) {
            return Obstacle.TOO_MANY;
        }
        if (all().stream().anyMatch(row -> row.standing() == Standing.MATCHED)) {
            return Obstacle.ALREADY_MATCHED;
        }
        if (all().stream().anyMatch(row -> row.row().amount().isZero())) {
            return Obstacle.NOTHING;
        }
        if (difference() == null) {
            return Obstacle.MIXED_CURRENCIES;
        }
        long signs = all().stream().map(row -> row.row().amount().signum()).distinct().count();
        return signs == 1 ? null : Obstacle.MIXED_SIGNS;
    }

    static @Nullable Money sum(List<MatchRow> rows) {
        List<Money> sums = MoneySums.of(rows.stream().map(MatchRow::amount).toList());
        return sums.size() == 1 ? sums.getFirst() : null;
    }
}
