package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What two lists of matches over the same rows have and have not in common.
final class MatchDifference {
    private final Map<RowRef, Match> before = new HashMap<>();
    private final Map<RowRef, Match> after = new HashMap<>();
    private final Map<RowRef, MatchRow> rows;
    private final List<MatchChange> changes = new ArrayList<>();
    private final Map<String, int[]> passes = new TreeMap<>();
    private final int most;
    private int kept;
    private int won;
    private int lost;
    private int changed;

    /// @param most changes that are told one by one; all are counted
    MatchDifference(List<Match> before, List<Match> after, Map<RowRef, MatchRow> rows, int most) {
        this.rows = rows;
        this.most = most;
        index(before, this.before, 0);
        index(after, this.after, 1);
        after.forEach(this::compare);
        for (Match match : before) {
            if (RowRefs.of(match).stream().noneMatch(this.after::containsKey)) {
                lost++;
                add(MatchChange.Kind.LOST, List.of(match), null);
            }
        }
    }

    List<MatchChange> changes() {
        return changes;
    }

    DryRunFound.Tally tally() {
        return new DryRunFound.Tally(kept, won, lost, changed);
    }

    List<DryRunFound.PassTally> passes() {
        return passes.entrySet().stream()
                .map(
                        pass ->
                                new DryRunFound.PassTally(
                                        pass.getKey(), pass.getValue()[0], pass.getValue()[1]))
                .toList();
    }

    boolean matchedBefore(RowRef row) {
        return before.containsKey(row);
    }

    private void index(List<Match> matches, Map<RowRef, Match> byRow, int place) {
        for (Match match : matches) {
            RowRefs.of(match).forEach(row -> byRow.put(row, match));
            passes.computeIfAbsent(match.pass(), _ -> new int[2])[place]++;
        }
    }

    private void compare(Match match) {
        Set<Match> shared = new LinkedHashSet<>();
        for (RowRef row : RowRefs.of(match)) {
            Match old = before.get(row);
            if (old != null) {
                shared.add(old);
            }
        }
        if (shared.isEmpty()) {
            won++;
            add(MatchChange.Kind.WON, List.of(), match);
        } else if (shared.size() == 1 && isSame(shared.iterator().next(), match)) {
            kept++;
        } else {
            changed++;
            add(MatchChange.Kind.CHANGED, List.copyOf(shared), match);
        }
    }

    /// The score alone is no difference: the same rows, found by the same pass.
    private static boolean isSame(Match one, Match other) {
        return RowRefs.of(one).equals(RowRefs.of(other))
                && one.pass().equals(other.pass())
                && Objects.equals(one.difference(), other.difference());
    }

    private void add(MatchChange.Kind kind, List<Match> was, @Nullable Match now) {
        if (changes.size() == most) {
            return;
        }
        Set<RowRef> used = new HashSet<>();
        was.forEach(match -> used.addAll(RowRefs.of(match)));
        if (now != null) {
            used.addAll(RowRefs.of(now));
        }
        changes.add(
                new MatchChange(kind, was, now, side(used, Side.BOOK), side(used, Side.STATEMENT)));
    }

    private List<MatchRow> side(Set<RowRef> used, Side side) {
        return used.stream()
                .filter(row -> row.side() == side)
                .map(rows::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(MatchRow::bookingDate).thenComparing(MatchRow::rowId))
                .toList();
    }
}
