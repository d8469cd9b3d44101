package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of one currency, and what people decided about them before the run.
final class Board {
    final Currency currency;
    final MatchProfile profile;
    final Lane book;
    final Lane statement;
    final Texts texts;
    final Likeness likeness;
    final List<Place> standing = new ArrayList<>();
    private Set<Exclusion> undone;
    private final Map<String, Integer> bookIds = new HashMap<>();
    private final Map<String, Integer> statementIds = new HashMap<>();

    /// A match that stood before the run, and its rows.
    static final class Place {
        final Match match;
        final int[] book;
        final int[] statement;

        Place(Match match, int[] book, int[] statement) {
            this.match = match;
            this.book = book;
            this.statement = statement;
        }
    }

    /// @throws Refused `BAD_VALUE` when a standing match has rows that are missing, used twice or
    ///   of another currency or sign
    Board(MatchRun.Input input, Currency currency) {
        this.currency = currency;
        profile = input.profile();
        texts = input.book().texts();
        likeness = new Likeness(texts);
        undone = input.undone();
        book = new Lane(input.book(), currency);
        statement = new Lane(input.statement(), currency);
        List<Match> own =
                input.standing().stream()
                        .filter(it -> it.difference().currency().equals(currency))
                        .toList();
        name(own);
        own.forEach(this::place);
        book.gather();
        statement.gather();
        for (Place place : standing) {
            use(book, place.book);
            use(statement, place.statement);
        }
    }

    /// Rows of a run that goes on: who is named and used is known from there.
    ///
    /// @param likeness what is known about texts stays from round to round
    Board(MatchRun.Input input, Currency currency, Lane book, Lane statement, Likeness likeness) {
        this.currency = currency;
        profile = input.profile();
        texts = input.book().texts();
        this.likeness = likeness;
        undone = input.undone();
        this.book = book;
        this.statement = statement;
    }

    private static void use(Lane lane, int[] rows) {
        for (int row : rows) {
            lane.use(row, Lane.STANDING);
        }
    }

    private void name(List<Match> own) {
        for (Exclusion it : undone) {
            it.bookRows().forEach(id -> bookIds.put(id, -1));
            it.statementRows().forEach(id -> statementIds.put(id, -1));
        }
        for (Match it : own) {
            it.bookRows().forEach(id -> bookIds.put(id, -1));
            it.statementRows().forEach(id -> statementIds.put(id, -1));
        }
        find(book, bookIds);
        find(statement, statementIds);
    }

    private static void find(Lane lane, Map<String, Integer> ids) {
        for (int row = 0; row < lane.count && !ids.isEmpty(); row++) {
            if (ids.replace(lane.table.id(lane.source[row]), row) != null) {
                lane.named.set(row);
            }
        }
    }

    private void place(Match match) {
        int[] ours = rows(bookIds, match.bookRows());
        int[] theirs = rows(statementIds, match.statementRows());
        standing.add(placed(match, ours, theirs));
    }

    /// A match with its rows; −1 for one that is not there.
    ///
    /// @throws Refused `BAD_VALUE` when rows are missing, or of another currency or sign
    Place placed(Match match, int[] ours, int[] theirs) {
        if (!isHere(book, ours) || !isHere(statement, theirs)) {
            throw bad(match, "names a row that is not among the rows of its currency");
        }
        IntSort.sort(ours, 0, ours.length, book::compare);
        IntSort.sort(theirs, 0, theirs.length, statement::compare);
        Party one = Party.group(book, ours);
        Party other = Party.group(statement, theirs);
        if (one.sign == 0 || one.sign != other.sign) {
            throw bad(match, "joins money in with money out");
        }
        if (other.sum - one.sum != match.difference().minorUnits()) {
            throw bad(match, "states a difference that is not that of its rows");
        }
        return new Place(match, ours, theirs);
    }

    private boolean isHere(Lane lane, int[] rows) {
        for (int row : rows) {
            if (row < 0 || !lane.table.is(lane.source[row], currency)) {
                return false;
            }
        }
        return rows.length > 0;
    }

    private static int[] rows(Map<String, Integer> known, List<String> ids) {
        return ids.stream().mapToInt(id -> known.getOrDefault(id, -1)).toArray();
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

    /// A board of some rows of a run that goes on, as they stood before its passes.
    Board some(int[] ours, int[] theirs) {
        Lane one = new Lane(book.table, ours, true);
        Lane other = new Lane(statement.table, theirs, true);
        one.nameAs(book);
        other.nameAs(statement);
        var input = new MatchRun.Input(profile, book.table, statement.table, undone, List.of());
        return new Board(input, currency, one, other, likeness);
    }

    void undone(Set<Exclusion> now) {
        undone = now;
    }

    Lane lane(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    List<Rules> rules() {
        List<Rules> rules = new ArrayList<>();
        for (MatchPass pass : profile.passes()) {
            rules.add(new Rules(pass, rules.size(), this));
        }
        return rules;
    }

    boolean isUndone(int ours, int theirs) {
        return !undone.isEmpty()
                && book.named.get(ours)
                && statement.named.get(theirs)
                && isUndone(new int[] {ours}, new int[] {theirs});
    }

    boolean isUndone(int[] ours, int[] theirs) {
        return !undone.isEmpty()
                && book.named.get(ours[0])
                && undone.contains(new Exclusion(ids(book, ours), ids(statement, theirs)));
    }

    static List<String> ids(Lane lane, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> id(lane, row)).toList();
    }

    static String id(Lane lane, int row) {
        return lane.table.id(lane.source[row]);
    }

    static RowRef ref(Lane lane, int row) {
        return new RowRef(lane.side, id(lane, row));
    }

    Money money(long minorUnits) {
        return new Money(BigDecimal.valueOf(minorUnits, currency.scale()), currency);
    }

    /// The name of the pass whose match holds the row.
    String usedBy(Lane lane, int row) {
        byte pass = lane.usedBy[row];
        return pass == Lane.STANDING ? "an earlier match" : profile.passes().get(pass).code();
    }

    /// Free rows with the same key, by key; only groups of at least two if asked so. Groups of set
    /// aside rows too when they are wanted.
    Map<Integer, Party> groups(Side side, boolean withAside, @Nullable Rules fitting) {
        Lane lane = lane(side);
        int[] keyed =
                Arrays.stream(withAside ? lane.open() : lane.free())
                        .filter(row -> lane.key[row] != Texts.EMPTY)
                        .toArray();
        int[] order = keyed.clone();
        IntSort.sort(order, 0, order.length, (a, b) -> Integer.compare(lane.key[a], lane.key[b]));
        Map<Integer, Party> groups = new HashMap<>();
        int from = 0;
        while (from < order.length) {
            int to = from;
            int rows = 0;
            while (to < order.length && lane.key[order[to]] == lane.key[order[from]]) {
                rows += lane.size[order[to++]];
            }
            if (fitting == null || fitting.sizeFits(side, rows)) {
                int[] all = members(lane, Arrays.copyOfRange(order, from, to), rows);
                groups.put(lane.key[order[from]], Party.group(lane, all));
            }
            from = to;
        }
        return groups;
    }

    private static int[] members(Lane lane, int[] leaders, int count) {
        int[] rows = new int[count];
        int at = 0;
        for (int leader : leaders) {
            for (int row = leader; row >= 0; row = lane.next[row]) {
                rows[at++] = row;
            }
        }
        Arrays.sort(rows);
        return rows;
    }
}
