package fidus.reconciliation;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of one currency in row order, and which of them are used or set aside.
final class Board {
    private static final Comparator<Entry> ROW_ORDER =
            Comparator.comparing((Entry entry) -> entry.row.bookingDate())
                    .thenComparingLong(entry -> entry.row.amount().minorUnits())
                    .thenComparing(entry -> entry.text.compact())
                    .thenComparing(entry -> entry.row.rowId());

    private record Entry(MatchRow row, TextView text, TextView key) {}

    private final Currency currency;
    private final MatchProfile profile;
    private final Set<Exclusion> undone;
    private final Lane book;
    private final Lane statement;

    /// One side's rows by position.
    private static final class Lane {
        final List<MatchRow> rows = new ArrayList<>();
        final List<Party> parties = new ArrayList<>();
        final int[] usedBy;
        final int[] asideSince;
        final int[] gap;

        Lane(Side side, List<Entry> entries) {
            entries.sort(ROW_ORDER);
            for (Entry entry : entries) {
                long sum = entry.row.amount().minorUnits();
                List<Integer> position = List.of(rows.size());
                rows.add(entry.row);
                parties.add(
                        new Party(
                                side,
                                position,
                                sum,
                                Long.signum(sum),
                                entry.text,
                                entry.key,
                                Days.of(entry.row)));
            }
            usedBy = filled(FREE);
            asideSince = filled(FREE);
            gap = filled(0);
        }

        private int[] filled(int value) {
            int[] array = new int[rows.size()];
            Arrays.fill(array, value);
            return array;
        }
    }

    private static final int FREE = Integer.MAX_VALUE;

    /// The place of a match that stood before the run.
    static final int STANDING = -1;

    Board(
            Currency currency,
            MatchRequest request,
            Collection<MatchRow> bookRows,
            Collection<MatchRow> statementRows) {
        this.currency = currency;
        this.profile = request.profile();
        this.undone = request.undone();
        this.book = new Lane(Side.BOOK, entries(bookRows));
        this.statement = new Lane(Side.STATEMENT, entries(statementRows));
    }

    private List<Entry> entries(Collection<MatchRow> rows) {
        List<Entry> entries = new ArrayList<>(rows.size());
        for (MatchRow row : rows) {
            String key = row.batchReference() == null ? "" : row.batchReference();
            entries.add(new Entry(row, TextView.of(profile.comparedText(row)), TextView.of(key)));
        }
        return entries;
    }

    private Lane lane(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    Currency currency() {
        return currency;
    }

    MatchProfile profile() {
        return profile;
    }

    List<MatchRow> rows(Side side) {
        return lane(side).rows;
    }

    /// Every single row by position, used or not.
    List<Party> parties(Side side) {
        return lane(side).parties;
    }

    /// Single rows that still take part.
    List<Party> free(Side side) {
        return parties(side).stream().filter(this::isFree).toList();
    }

    /// Groups of rows that are in no match, by key in row order; set-aside rows only if asked for.
    Map<TextView, Party> groups(Side side, boolean withAside) {
        Map<TextView, List<Party>> members = new LinkedHashMap<>();
        for (Party row : parties(side)) {
            if (!row.key().isEmpty() && (isFree(row) || (withAside && !isUsed(row)))) {
                members.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
            }
        }
        Map<TextView, Party> groups = new LinkedHashMap<>();
        members.forEach((key, rows) -> groups.put(key, Party.group(rows)));
        return groups;
    }

    /// Whether every row is in no match and not set aside.
    boolean isFree(Party party) {
        Lane lane = lane(party.side());
        for (int row : party.rows()) {
            if (lane.usedBy[row] != FREE || lane.asideSince[row] != FREE) {
                return false;
            }
        }
        return true;
    }

    boolean isUsed(Party party) {
        Lane lane = lane(party.side());
        return party.rows().stream().anyMatch(row -> lane.usedBy[row] != FREE);
    }

    /// The name of the pass whose match holds the first row of the party.
    String usedBy(Party party) {
        int pass = lane(party.side()).usedBy[party.position()];
        return pass == STANDING ? "an earlier match" : profile.passes().get(pass).code();
    }

    void use(Party party, int pass) {
        Lane lane = lane(party.side());
        for (int row : party.rows()) {
            if (lane.usedBy[row] != FREE) {
                throw new IllegalStateException("row " + row + " would be in two matches");
            }
            lane.usedBy[row] = pass;
        }
    }

    /// Keeps ambiguous rows out of later passes.
    ///
    /// @param gap by how much the candidate leads its best rival, in ten-thousandths
    void setAside(Party party, int pass, int gap) {
        Lane lane = lane(party.side());
        for (int row : party.rows()) {
            if (lane.asideSince[row] == FREE) {
                lane.asideSince[row] = pass;
                lane.gap[row] = gap;
            }
        }
    }

    boolean isAside(Party party, int pass) {
        Lane lane = lane(party.side());
        return party.rows().stream().anyMatch(row -> lane.asideSince[row] <= pass);
    }

    int gap(Party party) {
        Lane lane = lane(party.side());
        return party.rows().stream()
                .filter(row -> lane.asideSince[row] != FREE)
                .mapToInt(row -> lane.gap[row])
                .findFirst()
                .orElse(0);
    }

    boolean isUndone(Party bookParty, Party statementParty) {
        return !undone.isEmpty()
                && undone.contains(new Exclusion(ids(bookParty), ids(statementParty)));
    }

    List<String> ids(Party party) {
        List<MatchRow> rows = rows(party.side());
        return party.rows().stream().map(row -> rows.get(row).rowId()).toList();
    }

    RowRef ref(Party single) {
        return new RowRef(single.side(), rows(single.side()).get(single.position()).rowId());
    }

    Money money(long minorUnits) {
        return new Money(BigDecimal.valueOf(minorUnits, currency.scale()), currency);
    }
}
