package fidus.server.approvals;

import fidus.approvals.AboutPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// What a command that waits would be shown with now, beside what it was shown with: what is
/// digested stays as it was asked, whatever came since.
final class Since {
    private static final int HALF = 50;

    private final PreparedStore store;
    private final Kinds kinds;
    private final WhatWasTold told;
    private final Map<String, Kind> known = new HashMap<>();

    /// @param several labels under which each line is a statement of its own
    private record Kind(BiFunction<Unit, Prepared, List<Shown>> shown, Set<String> several) {
        List<Change> changes(Unit unit, Prepared prepared) {
            return Since.changes(prepared.shown(), shown.apply(unit, prepared), several);
        }
    }

    Since(PreparedStore store, Kinds kinds, WhatWasTold told) {
        this.store = store;
        this.kinds = kinds;
        this.told = told;
    }

    <P> void add(
            String command,
            Class<P> payload,
            Set<String> several,
            BiFunction<Unit, P, List<Shown>> shown) {
        known.put(
                command,
                new Kind(
                        (unit, prepared) ->
                                shown.apply(unit, Payloads.read(prepared.payload(), payload)),
                        Set.copyOf(several)));
    }

    /// Nothing is otherwise about what was decided, nor where the kind is not looked at again.
    ///
    /// @throws Refused `NOT_FOUND` when there is no such command for the reader
    SinceAsked find(Asked asked, AboutPrepared about) {
        Unit unit = asked.unit();
        Prepared prepared = store.get(unit, about.id());
        if (!kinds.isSeenBy(asked.actor(), prepared)) {
            throw Refused.at("id", Problem.Code.NOT_FOUND, "There is no such prepared command.");
        }
        Kind kind = known.get(prepared.command());
        boolean waits =
                PreparedStates.seen(unit.now(), prepared).preparedState() == PreparedState.PENDING;
        return kind == null || !waits
                ? new SinceAsked(unit.now(), List.of())
                : told.told(asked, prepared.id(), unit.now(), kind.changes(unit, prepared));
    }

    /// Line by line. Under a label of several statements one that went and one that came are two
    /// changes, unless they are one sentence about different things.
    static List<Change> changes(List<Shown> asked, List<Shown> now, Set<String> several) {
        Set<String> labels = new LinkedHashSet<>();
        asked.forEach(line -> labels.add(line.label()));
        now.forEach(line -> labels.add(line.label()));
        List<Change> changes = new ArrayList<>();
        for (String label : labels) {
            List<String> before = only(asked, now, label);
            List<String> after = only(now, asked, label);
            changes.addAll(
                    several.contains(label)
                            ? byWords(label, before, after)
                            : byPlace(label, before, after));
        }
        return changes;
    }

    private static List<Change> byPlace(String label, List<String> before, List<String> after) {
        return IntStream.range(0, Math.max(before.size(), after.size()))
                .mapToObj(i -> new Change(label, at(before, i), at(after, i)))
                .toList();
    }

    private static List<Change> byWords(String label, List<String> before, List<String> after) {
        List<String> left = new ArrayList<>(after);
        @Nullable String[] became = new String[before.size()];
        for (Pair pair : pairs(before, after)) {
            if (became[pair.before] == null && left.remove(pair.after)) {
                became[pair.before] = pair.after;
            }
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < became.length; i++) {
            changes.add(
                    new Change(label, before.get(i), Objects.requireNonNullElse(became[i], "")));
        }
        left.forEach(came -> changes.add(new Change(label, "", came)));
        return changes;
    }

    /// Two that may be one sentence.
    ///
    /// @param before its place
    private record Pair(int before, String after, int shared) {}

    /// Those that have most in common first.
    private static List<Pair> pairs(List<String> before, List<String> after) {
        return IntStream.range(0, before.size())
                .boxed()
                .flatMap(
                        i ->
                                after.stream()
                                        .map(one -> new Pair(i, one, shared(before.get(i), one))))
                .filter(pair -> pair.shared > HALF)
                .sorted(Comparator.comparingInt(Pair::shared).reversed())
                .toList();
    }

    /// How much of the longer text's words both begin and end with, in percent: one sentence about
    /// different things.
    private static int shared(String one, String other) {
        List<String> words = List.of(one.split(" ", -1));
        List<String> others = List.of(other.split(" ", -1));
        int least = Math.min(words.size(), others.size());
        int first = alike(words, others, least);
        int last = alike(words.reversed(), others.reversed(), least - first);
        return 100 * (first + last) / Math.max(words.size(), others.size());
    }

    /// How many of the first words are the same.
    private static int alike(List<String> words, List<String> others, int most) {
        int alike = 0;
        while (alike < most && words.get(alike).equals(others.get(alike))) {
            alike++;
        }
        return alike;
    }

    /// The values under a label that the other lines do not have.
    private static List<String> only(List<Shown> lines, List<Shown> others, String label) {
        return lines.stream()
                .filter(line -> line.label().equals(label) && !others.contains(line))
                .map(Shown::value)
                .toList();
    }

    private static String at(List<String> values, int i) {
        return i < values.size() ? values.get(i) : "";
    }
}
