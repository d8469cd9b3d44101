package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// One run in memory: what filters look at, how far each row has come, and what the last filters
/// found.
final class HeldRun {
    private static final int MOST_FOUND = 8;

    private final RunId id;
    private final Map<Side, SideColumns> columns;
    private final Reader reader;
    private final Map<Side, SideTexts> texts = new EnumMap<>(Side.class);
    private final Map<Side, Map<RowOrder, SideOrder>> orders = new EnumMap<>(Side.class);
    private final LinkedHashMap<Object, Found> found = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Marks marks;
    private @Nullable Whys whys;

    /// Reads what is not kept with the columns.
    interface Reader {
        /// What the rows of a side say.
        SideTexts texts(Unit unit, RunId run, Side side);

        /// The rows of a side in the order of their texts.
        SideOrder byText(Unit unit, RunId run, Side side);

        /// Why rows are in no match.
        ///
        /// @param before what was said at an earlier version, of which only what changed since is
        ///   read again; absent to read everything
        Whys whys(Unit unit, HeldRun run, long version, @Nullable Whys before);
    }

    /// How far each row has come.
    ///
    /// @param version of the run
    /// @param stored false when they were found out from matches, and must be again
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Marks(long version, boolean stored, byte[] book, byte[] statement) {
        static Marks none(HeldRun run, long version) {
            return new Marks(version, true, run.blank(Side.BOOK), run.blank(Side.STATEMENT));
        }

        static Marks unstored(HeldRun run, long version) {
            return new Marks(version, false, run.blank(Side.BOOK), run.blank(Side.STATEMENT));
        }

        Marks copy(long later) {
            return new Marks(later, stored, book.clone(), statement.clone());
        }

        byte[] of(Side side) {
            return side == Side.BOOK ? book : statement;
        }
    }

    /// The rows that fit a filter.
    ///
    /// @param version of the run
    /// @param places in order
    /// @param order which that is; absent for that of the run
    /// @param down whether it is the other way round
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(
            long version, int[] places, @Nullable SideOrder order, boolean down, List<Money> sums) {
        /// The index of the first row at a place or after it, in this order.
        ///
        /// @param place below 0 for the first of all
        /// @param past whether the row at that place does not count
        int indexOf(int place, boolean past) {
            int at = place < 0 ? 0 : from(place);
            return past && at < places.length && places[at] == place ? at + 1 : at;
        }

        private int from(int place) {
            if (order != null) {
                return order.indexOf(places, down, place);
            }
            int at = Arrays.binarySearch(places, place);
            return at >= 0 ? at : -at - 1;
        }
    }

    private record Asked(long version, Side side, RowFilter filter) {}

    HeldRun(RunId id, Map<Side, SideColumns> columns, Reader reader) {
        this.id = id;
        this.columns = columns;
        this.reader = reader;
    }

    RunId id() {
        return id;
    }

    int size() {
        return columns.values().stream().mapToInt(SideColumns::size).sum();
    }

    SideColumns columns(Side side) {
        SideColumns found = columns.get(side);
        if (found == null) {
            throw new IllegalStateException("a run has both sides");
        }
        return found;
    }

    /// @param later makes the marks of that version of the ones known, which are absent at first
    synchronized void follow(long version, UnaryOperator<@Nullable Marks> later) {
        Marks known = marks;
        if (known == null || known.version() < version) {
            marks = later.apply(known);
        }
    }

    synchronized Standing standing(Side side, int place) {
        return StandingMark.standing(marks().of(side)[place]);
    }

    synchronized long version() {
        return marks().version();
    }

    /// The rows of a side in no match of which nothing is said: those of 0.00, and those the reason
    /// of which was not kept.
    synchronized int[] unsaid(Unit unit, Side side) {
        Marks now = marks();
        Whys said = whys(unit, now);
        byte[] standings = now.of(side);
        return IntStream.range(0, standings.length)
                .filter(place -> StandingMark.standing(standings[place]) != Standing.MATCHED)
                .filter(place -> !said.says(side, place))
                .toArray();
    }

    /// What fits, kept for the next windows of the same filter.
    synchronized Found find(Unit unit, Side side, RowFilter filter) {
        Marks now = marks();
        var asked = new Asked(now.version(), side, filter);
        Found known = found.get(asked);
        if (known == null) {
            known = searched(unit, side, filter, now);
            found.put(asked, known);
            if (found.size() > MOST_FOUND) {
                found.remove(found.firstEntry().getKey());
            }
        }
        return known;
    }

    private Found searched(Unit unit, Side side, RowFilter filter, Marks now) {
        List<byte[]> words = SideTexts.words(filter.text());
        SideTexts said =
                words.isEmpty()
                        ? new SideTexts()
                        : texts.computeIfAbsent(side, of -> reader.texts(unit, id, of));
        Whys why = filter.asksWhy() ? whys(unit, now) : null;
        int[] fitting =
                columns(side)
                        .fitting(
                                filter,
                                now.of(side),
                                row ->
                                        (words.isEmpty() || said.says(row, words))
                                                && (why == null
                                                        || why.fits(side, row, filter.why())));
        SideOrder order = order(unit, side, filter.order(), why);
        boolean down = filter.order().isDown();
        int[] places = order == null ? fitting : order.of(fitting, down);
        return new Found(
                now.version(), places, order, down, columns(side).sums(places, 0, places.length));
    }

    /// Amounts, days and texts never change, so their orders are kept.
    private @Nullable SideOrder order(Unit unit, Side side, RowOrder wanted, @Nullable Whys why) {
        RowOrder up = wanted.isDown() ? wanted.turned() : wanted;
        Map<RowOrder, SideOrder> kept =
                orders.computeIfAbsent(side, _ -> new EnumMap<>(RowOrder.class));
        return switch (up) {
            case AMOUNT -> kept.computeIfAbsent(up, _ -> columns(side).byAmount());
            case DAY -> kept.computeIfAbsent(up, _ -> columns(side).byDay());
            case TEXT -> kept.computeIfAbsent(up, _ -> reader.byText(unit, id, side));
            case WHY -> why == null ? null : why.ordered(side);
            default -> null;
        };
    }

    /// Where it is not kept which marks changed, everything is read again.
    private Whys whys(Unit unit, Marks now) {
        Whys known = whys;
        if (known == null || known.version() != now.version()) {
            known = reader.whys(unit, this, now.version(), now.stored() ? known : null);
            whys = known;
        }
        return known;
    }

    private Marks marks() {
        Marks now = marks;
        if (now == null) {
            throw new IllegalStateException("a run is followed before it is looked at");
        }
        return now;
    }

    byte[] blank(Side side) {
        return new byte[columns(side).size()];
    }
}
