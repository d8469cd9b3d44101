package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Identical rows that stand equally often on both sides and compete only with each other: it does
/// not matter which is paired with which, so they are paired in row order.
///
/// Only a rival that comes within the margin competes; one that could not unsettle a clear
/// candidate does not unsettle twins either.
final class Twins {
    private final int auto;
    private final int margin;
    private final Map<Integer, List<Candidate>> ofBook = new LinkedHashMap<>();
    private final Map<Integer, List<Candidate>> ofStatement = new LinkedHashMap<>();

    private record Look(Days days, long sum, String compact, TextView key) {
        static Look of(Party row) {
            return new Look(row.days(), row.sum(), row.text().compact(), row.key());
        }
    }

    private record Looks(Look book, Look statement) {
        static Looks of(Candidate candidate) {
            return new Looks(Look.of(candidate.book()), Look.of(candidate.statement()));
        }
    }

    private final List<Candidate> pairs = new ArrayList<>();

    Twins(List<Candidate> live, int auto, int margin) {
        this.auto = auto;
        this.margin = margin;
        Map<Looks, List<Candidate>> sets = new LinkedHashMap<>();
        for (Candidate candidate : live) {
            if (candidate.book().size() == 1 && candidate.statement().size() == 1) {
                sets.computeIfAbsent(Looks.of(candidate), looks -> new ArrayList<>())
                        .add(candidate);
            }
            for (int row : candidate.book().rows()) {
                ofBook.computeIfAbsent(row, it -> new ArrayList<>()).add(candidate);
            }
            for (int row : candidate.statement().rows()) {
                ofStatement.computeIfAbsent(row, it -> new ArrayList<>()).add(candidate);
            }
        }
        sets.forEach(this::pair);
    }

    List<Candidate> pairs() {
        return pairs;
    }

    private void pair(Looks looks, List<Candidate> set) {
        Map<Integer, Map<Integer, Candidate>> grid = new TreeMap<>();
        Set<Integer> statements = new HashSet<>();
        for (Candidate candidate : set) {
            grid.computeIfAbsent(candidate.book().position(), row -> new TreeMap<>())
                    .put(candidate.statement().position(), candidate);
            statements.add(candidate.statement().position());
        }
        int twins = grid.size();
        boolean complete = statements.size() == twins && set.size() == twins * twins;
        int score = set.getFirst().score();
        if (twins < 2 || !complete || score < auto) {
            return;
        }
        int below = score - margin;
        if (grid.keySet().stream().allMatch(row -> only(looks, ofBook.get(row), below))
                && statements.stream().allMatch(row -> only(looks, ofStatement.get(row), below))) {
            int place = 0;
            for (Map<Integer, Candidate> row : grid.values()) {
                pairs.add(List.copyOf(row.values()).get(place++));
            }
        }
    }

    private static boolean only(Looks looks, @Nullable List<Candidate> rivals, int below) {
        return rivals == null
                || rivals.stream()
                        .allMatch(it -> it.score() <= below || Looks.of(it).equals(looks));
    }
}
