package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;

import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// All rows that fit a filter, of which only those lately looked at are here: a line that is asked
/// for and is not here is a blank one, and its window is fetched. Used on the FX thread.
///
/// Two windows are fetched at a time. While the list is scrolled quickly, those passed by are not
/// fetched any more.
final class RowList extends ObservableListBase<DeskRow> {
    /// Rows of a window.
    static final int WINDOW = 200;

    private static final int MOST_HELD = 16;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 3;

    private final Side side;
    private final int total;
    private final long version;
    private final List<Money> sums;
    private final IntConsumer fetch;
    private final LinkedHashMap<Integer, List<RunRow>> held =
            new LinkedHashMap<>(MOST_HELD, 0.75f, true);
    private final Map<Integer, Set<String>> alike = new HashMap<>();
    private final Set<Integer> fetching = new HashSet<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private boolean asked;

    /// @param first a window that is here already
    /// @param fetch asks for the window of that number; {@link #arrived} or {@link #failed} follows
    RowList(Side side, RowWindow first, IntConsumer fetch) {
        this.side = side;
        this.total = first.total();
        this.version = first.version();
        this.sums = first.sums();
        this.fetch = fetch;
        keep(first);
    }

    @Override
    public int size() {
        return total;
    }

    @Override
    public DeskRow get(int at) {
        if (at < 0 || at >= total) {
            throw new IndexOutOfBoundsException(at);
        }
        RunRow here = here(at);
        if (here == null) {
            want(at / WINDOW);
            here = here(at);
        }
        return new DeskRow(side, at, here, here != null && isAlike(here, at));
    }

    /// Rows that read alike lie in one window, or side by side over its edge.
    private boolean isAlike(RunRow row, int at) {
        Set<String> own = alike.get(at / WINDOW);
        return (own != null && own.contains(row.row().rowId()))
                || isSame(row, at - 1)
                || isSame(row, at + 1);
    }

    private boolean isSame(RunRow row, int at) {
        RunRow other = at < 0 || at >= total ? null : here(at);
        return other != null && Origins.areAlike(row.row(), other.row());
    }

    /// The row of that line, null when it is not here; nothing is fetched.
    @Nullable RunRow here(int at) {
        List<RunRow> window = held.get(at / WINDOW);
        return window == null || at % WINDOW >= window.size() ? null : window.get(at % WINDOW);
    }

    /// The line of a row that is here, or −1.
    int lineOf(int place) {
        for (Map.Entry<Integer, List<RunRow>> window : held.entrySet()) {
            for (int i = 0; i < window.getValue().size(); i++) {
                if (window.getValue().get(i).place() == place) {
                    return window.getKey() * WINDOW + i;
                }
            }
        }
        return -1;
    }

    /// Sums of all rows, one for each currency.
    List<Money> sums() {
        return sums;
    }

    /// Of the run, when the list was begun.
    long version() {
        return version;
    }

    int windowsHeld() {
        return held.size();
    }

    /// Takes a window in; one of another version of the run has no place here.
    ///
    /// @return whether it had
    boolean arrived(RowWindow window) {
        fetching.remove(window.at() / WINDOW);
        if (window.version() != version || window.total() != total) {
            return false;
        }
        keep(window);
        if (!asked) {
            draw(window.at(), window.rows().size());
        }
        next();
        return true;
    }

    /// Draws the rows that came, and those beside them that are here: they may read alike.
    private void draw(int from, int rows) {
        beginChange();
        for (int at = from - 1; at <= from + rows; at++) {
            if (at >= 0 && at < total && here(at) != null) {
                nextUpdate(at);
            }
        }
        endChange();
    }

    /// It is asked for again when it is looked at again.
    void failed(int window) {
        fetching.remove(window);
        next();
    }

    private void keep(RowWindow window) {
        if (!window.rows().isEmpty()) {
            int number = window.at() / WINDOW;
            held.put(number, window.rows());
            alike.put(number, Origins.alike(window.rows().stream().map(RunRow::row).toList()));
            if (held.size() > MOST_HELD) {
                alike.remove(held.pollFirstEntry().getKey());
            }
        }
    }

    private void want(int window) {
        if (!fetching.contains(window)) {
            waiting.remove(window);
            waiting.addFirst(window);
            while (waiting.size() > MOST_WAITING) {
                waiting.removeLast();
            }
            boolean before = asked;
            asked = true;
            next();
            asked = before;
        }
    }

    private void next() {
        while (fetching.size() < AT_ONCE && !waiting.isEmpty()) {
            int window = waiting.removeFirst();
            if (!held.containsKey(window) && fetching.add(window)) {
                fetch.accept(window);
            }
        }
    }
}
