package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the rows of matches that stood before the run and refuses those that could not stand.
final class Standing {
    record Place(Match match, Party book, Party statement) {}

    private final Board board;
    private final Map<RowRef, Party> rows = new HashMap<>();

    Standing(Board board) {
        this.board = board;
    }

    /// @return the matches of this board's currency
    /// @throws Refused `BAD_VALUE` when a row is missing, the signs differ, or the difference is
    ///   not that of the rows
    List<Place> place(List<Match> standing) {
        List<Place> places = new ArrayList<>();
        for (Match match : standing) {
            if (match.difference().currency().equals(board.currency())) {
                places.add(place(match));
            }
        }
        return places;
    }

    private Place place(Match match) {
        Party book = party(Side.BOOK, match.bookRows());
        Party statement = party(Side.STATEMENT, match.statementRows());
        if (book == null || statement == null) {
            throw bad(match, "names a row that is not among the rows of its currency");
        }
        if (book.sign() == 0 || book.sign() != statement.sign()) {
            throw bad(match, "joins money in with money out");
        }
        if (statement.sum() - book.sum() != match.difference().minorUnits()) {
            throw bad(match, "states a difference that is not that of its rows");
        }
        return new Place(match, book, statement);
    }

    private @Nullable Party party(Side side, List<String> ids) {
        if (rows.isEmpty()) {
            for (Side each : Side.values()) {
                board.parties(each).forEach(row -> rows.put(board.ref(row), row));
            }
        }
        List<Party> found =
                ids.stream()
                        .map(id -> Optional.ofNullable(rows.get(new RowRef(side, id))))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingInt(Party::position))
                        .toList();
        return found.isEmpty() || found.size() != ids.size() ? null : Party.group(found);
    }

    private static Refused bad(Match match, String why) {
        return Refused.at(
                "standing",
                Problem.Code.BAD_VALUE,
                "The match of book rows "
                        + match.bookRows()
                        + " with statement rows "
                        + match.statementRows()
                        + " "
                        + why
                        + ".");
    }
}
