package fidus.reconciliation;

import static fidus.reconciliation.PlainRows.allDays;
import static fidus.reconciliation.PlainRows.isTwin;
import static fidus.reconciliation.PlainRows.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The matching rules written down as they are read, without any thought of speed: every pair and
/// every subset is looked at. One currency, no rows of amount zero, few rows.
final class PlainMatcher {
    /// A candidate of a pass.
    record Found(MatchPass pass, List<MatchRow> book, List<MatchRow> statement, BigDecimal score) {
        boolean shares(Found other) {
            return !Collections.disjoint(book, other.book)
                    || !Collections.disjoint(statement, other.statement);
        }

        Set<MatchRow> rows() {
            Set<MatchRow> rows = new HashSet<>(book);
            rows.addAll(statement);
            return rows;
        }
    }

    /// Why a row is open.
    record Why(String pass, Set<Condition> failed, Set<String> book, Set<String> statement) {}

    final List<Found> matches = new ArrayList<>();
    final Map<Found, Condition> suggestions = new HashMap<>();
    final Map<MatchRow, Why> explanations;
    final MatchProfile profile;
    final List<MatchRow> book;
    final List<MatchRow> statement;
    final Set<MatchRow> used = new HashSet<>();
    private final PlainCandidates candidates;
    private final Map<MatchRow, Integer> aside = new HashMap<>();

    PlainMatcher(
            MatchProfile profile,
            List<MatchRow> book,
            List<MatchRow> statement,
            Set<Exclusion> undone) {
        this.profile = profile;
        this.book = book.stream().sorted(PlainRows.ORDER).toList();
        this.statement = statement.stream().sorted(PlainRows.ORDER).toList();
        var conditions = new PlainConditions(undone);
        this.candidates = new PlainCandidates(profile, conditions);
        profile.passes().forEach(this::run);
        suggestions.keySet().removeIf(it -> !Collections.disjoint(it.rows(), used));
        explanations = new PlainExplanations(this, conditions, aside).all();
    }

    private void run(MatchPass pass) {
        if (pass.suggestOnly()) {
            candidates(pass).forEach(it -> suggestions.put(it, Condition.SUGGEST_ONLY));
            return;
        }
        List<Found> left = candidates(pass);
        while (true) {
            List<Found> all = left;
            List<Found> winners = all.stream().filter(it -> isClear(it, all)).toList();
            if (winners.isEmpty()) {
                winners = twins(pass, all);
            }
            if (winners.isEmpty()) {
                break;
            }
            matches.addAll(winners);
            winners.forEach(it -> used.addAll(it.rows()));
            left = candidates(pass);
        }
        for (Found it : left) {
            boolean ambiguous = it.score.compareTo(profile.autoThreshold()) >= 0;
            suggestions.put(it, ambiguous ? Condition.AMBIGUOUS : Condition.THRESHOLD);
        }
        for (Found it : left) {
            if (it.score.compareTo(profile.autoThreshold()) >= 0) {
                it.rows().forEach(row -> aside.putIfAbsent(row, profile.passes().indexOf(pass)));
            }
        }
    }

    private boolean isClear(Found it, List<Found> all) {
        return it.score.compareTo(profile.autoThreshold()) >= 0
                && all.stream()
                        .filter(other -> other != it && other.shares(it))
                        .allMatch(other -> !competes(other, it));
    }

    private boolean competes(Found other, Found with) {
        return other.score.compareTo(with.score.subtract(profile.ambiguityMargin())) > 0;
    }

    private List<Found> twins(MatchPass pass, List<Found> all) {
        List<Found> paired = new ArrayList<>();
        if (pass.shape() != MatchPass.Shape.PAIR) {
            return paired;
        }
        for (Found it : all) {
            List<MatchRow> ours = alike(book, it.book.getFirst());
            List<MatchRow> theirs = alike(statement, it.statement.getFirst());
            List<Found> among =
                    all.stream()
                            .filter(c -> ours.containsAll(c.book))
                            .filter(c -> theirs.containsAll(c.statement))
                            .toList();
            boolean alone =
                    all.stream()
                            .filter(c -> among.stream().anyMatch(twin -> twin.shares(c)))
                            .filter(c -> competes(c, it))
                            .allMatch(among::contains);
            if (ours.size() == theirs.size()
                    && among.size() == ours.size() * theirs.size()
                    && alone
                    && it.score.compareTo(profile.autoThreshold()) >= 0
                    && ours.indexOf(it.book.getFirst())
                            == theirs.indexOf(it.statement.getFirst())) {
                paired.add(it);
            }
        }
        return paired;
    }

    private List<Found> candidates(MatchPass pass) {
        return candidates.of(
                pass,
                book.stream().filter(this::isFree).toList(),
                statement.stream().filter(this::isFree).toList());
    }

    private List<MatchRow> alike(List<MatchRow> side, MatchRow model) {
        return side.stream().filter(this::isFree).filter(row -> isTwin(row, model)).toList();
    }

    private boolean isFree(MatchRow row) {
        return !used.contains(row) && !aside.containsKey(row);
    }

    /// The living suggestions, best first: each set of rows once, three for each row.
    List<Found> shown() {
        List<Found> best = new ArrayList<>(suggestions.keySet());
        best.sort(
                Comparator.comparing(Found::score)
                        .reversed()
                        .thenComparing(it -> sum(it.statement).subtract(sum(it.book)).abs())
                        .thenComparingInt(
                                it ->
                                        allDays(it.book, it.statement).stream()
                                                .mapToInt(Math::abs)
                                                .max()
                                                .orElseThrow())
                        .thenComparingInt(it -> it.rows().size())
                        .thenComparingInt(PlainCandidates::spread)
                        .thenComparing(Found::book, PlainRows::compareRows)
                        .thenComparing(Found::statement, PlainRows::compareRows)
                        .thenComparingInt(it -> profile.passes().indexOf(it.pass)));
        List<Found> shown = new ArrayList<>();
        for (Found it : best) {
            boolean known = shown.stream().anyMatch(other -> other.rows().equals(it.rows()));
            boolean room =
                    it.rows().stream()
                            .allMatch(
                                    row ->
                                            shown.stream()
                                                            .filter(o -> o.rows().contains(row))
                                                            .count()
                                                    < 3);
            if (!known && room) {
                shown.add(it);
            }
        }
        return shown;
    }
}
