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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// What a command that waits would be shown with now, beside what it was shown with: what is
/// digested stays as it was asked, whatever came since.
final class Since {
    private final PreparedStore store;
    private final Kinds kinds;
    private final Map<String, BiFunction<Unit, Prepared, List<Shown>>> known = new HashMap<>();

    Since(PreparedStore store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    <P> void add(String command, Class<P> payload, BiFunction<Unit, P, List<Shown>> shown) {
        known.put(
                command,
                (unit, prepared) -> shown.apply(unit, Payloads.read(prepared.payload(), payload)));
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
        var shown = known.get(prepared.command());
        boolean waits =
                PreparedStates.seen(unit.now(), prepared).preparedState() == PreparedState.PENDING;
        return new SinceAsked(
                unit.now(),
                shown == null || !waits
                        ? List.of()
                        : changes(prepared.shown(), shown.apply(unit, prepared)));
    }

    static List<Change> changes(List<Shown> asked, List<Shown> now) {
        Set<String> labels = new LinkedHashSet<>();
        asked.forEach(line -> labels.add(line.label()));
        now.forEach(line -> labels.add(line.label()));
        List<Change> changes = new ArrayList<>();
        for (String label : labels) {
            List<String> before = only(asked, now, label);
            List<String> after = only(now, asked, label);
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                changes.add(new Change(label, at(before, i), at(after, i)));
            }
        }
        return changes;
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
