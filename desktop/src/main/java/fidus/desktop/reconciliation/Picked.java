package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows picked on both sides and what they add up to.
record Picked(List<DeskRow> book, List<DeskRow> statement) {
    static final Picked NOTHING = new Picked(List.of(), List.of());

    /// Why the picked rows cannot be matched with each other.
    enum Obstacle {
        ONE_SIDE_EMPTY,
        ALREADY_MATCHED,
        MIXED_CURRENCIES,
        MIXED_SIGNS
    }

    Picked {
        book = List.copyOf(book);
        statement = List.copyOf(statement);
    }

    List<DeskRow> rows(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    List<DeskRow> all() {
        List<DeskRow> all = new ArrayList<>(book);
        all.addAll(statement);
        return all;
    }

    Picked with(Side side, List<DeskRow> rows) {
        return side == Side.BOOK ? new Picked(rows, statement) : new Picked(book, rows);
    }

    /// Absent for no rows and for rows of several currencies, which are never added.
    @Nullable Money sum(Side side) {
        return sum(rows(side).stream().map(DeskRow::row).toList());
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

    /// The one match all picked rows belong to.
    @Nullable RecordedMatch match() {
        Set<@Nullable RecordedMatch> found = new HashSet<>();
        all().forEach(row -> found.add(row.match()));
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /// Null when they can be matched.
    @Nullable Obstacle obstacle() {
        if (book.isEmpty() || statement.isEmpty()) {
            return Obstacle.ONE_SIDE_EMPTY;
        }
        if (all().stream().anyMatch(row -> !row.isOpen())) {
            return Obstacle.ALREADY_MATCHED;
        }
        if (difference() == null) {
            return Obstacle.MIXED_CURRENCIES;
        }
        long signs = all().stream().map(row -> row.row().amount().signum()).distinct().count();
        return signs == 1 ? null : Obstacle.MIXED_SIGNS;
    }

    static @Nullable Money sum(List<MatchRow> rows) {
        Money sum = null;
        for (MatchRow row : rows) {
            if (sum != null && !sum.currency().equals(row.amount().currency())) {
                return null;
            }
            sum = sum == null ? row.amount() : sum.plus(row.amount());
        }
        return sum;
    }
}
