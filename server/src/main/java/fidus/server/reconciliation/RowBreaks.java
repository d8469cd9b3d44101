package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WaitingKind;
import fidus.server.bank.RowsAsked;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the breaks of rows that are shown stand, read for all of them together. A signed run shows
/// what two persons signed; what became of it since stands beside that.
record RowBreaks(Breaks breaks) {
    private static final String RULE = ReconciliationBreak.UNMATCHED;

    /// @param asked by whoever reads them: what waits is named to those who may read its kind
    List<RunRow> told(Asked asked, RunStore.StoredRun run, List<RunRow> rows) {
        Unit unit = asked.unit();
        List<String> keys =
                rows.stream().filter(RowBreaks::asks).map(row -> key(run, row)).toList();
        if (keys.isEmpty()) {
            return rows;
        }
        Map<String, BreakStore.StoredBreak> now =
                byKey(breaks.store().named(unit, run.account(), RULE, keys));
        Map<String, BreakStore.StoredBreak> were = were(unit, run, now);
        RowsAsked bookings =
                breaks.rowsThatWait().bookings(unit, run.account(), rows.getFirst().side());
        Waiting waiting =
                breaks.waiting(
                        unit, now.values().stream().map(BreakStore.StoredBreak::id).toList());
        return rows.stream()
                .map(
                        row -> {
                            String key = key(run, row);
                            BreakStore.StoredBreak is = asks(row) ? now.get(key) : null;
                            if (is == null) {
                                return row;
                            }
                            Waits waits =
                                    waits(
                                            asked,
                                            waiting.what(is.id()),
                                            booking(run, row, bookings));
                            return row.with(told(run, were.get(key), is, waits));
                        })
                .toList();
    }

    /// Of a row that is matched or nobody's work that alone is said.
    private static boolean asks(RunRow row) {
        return row.standing() == Standing.OPEN || row.standing() == Standing.SUGGESTED;
    }

    private static String key(RunStore.StoredRun run, RunRow row) {
        return RunFindings.rowKey(run.account(), row.side(), row.row().rowId());
    }

    /// As they were signed, of those that were changed since.
    private static Map<String, BreakStore.StoredBreak> were(
            Unit unit, RunStore.StoredRun run, Map<String, BreakStore.StoredBreak> now) {
        Signature signature = run.signature();
        if (signature == null) {
            return Map.of();
        }
        List<String> changed =
                now.values().stream()
                        .filter(one -> one.isSince(signature.turn()))
                        .map(BreakStore.StoredBreak::key)
                        .toList();
        return changed.isEmpty()
                ? Map.of()
                : byKey(
                        new SignedBreakStore()
                                .changedSince(
                                        unit, run.account(), signature.turn(), RULE, changed));
    }

    /// @param decides the roles of which one decides next, absent where that is not read
    private record Waits(
            @Nullable String title, @Nullable List<Role> decides, @Nullable WaitingKind kind) {
        RowBreak of(BreakState state, @Nullable BreakState since) {
            return new RowBreak(state, since, title, decides, kind);
        }
    }

    private static @Nullable RowBreak told(
            RunStore.StoredRun run,
            BreakStore.@Nullable StoredBreak was,
            BreakStore.StoredBreak is,
            Waits waits) {
        Signature signature = run.signature();
        BreakState now = is.found().breakState();
        if (signature == null) {
            return waits.of(now, null);
        }
        if (was == null) {
            return is.isSince(signature.turn()) ? null : waits.of(now, null);
        }
        BreakState signed = was.found().breakState();
        return waits.of(signed, signed == now ? null : now);
    }

    /// What is decided about the break itself comes before a booking on the row.
    private Waits waits(Asked asked, Waiting.@Nullable What decision, @Nullable Prepared booking) {
        if (decision != null) {
            return new Waits(decision.title(), null, decision.kind());
        }
        if (booking == null) {
            return new Waits(null, null, null);
        }
        boolean seen = breaks.rowsThatWait().approvals().isSeenBy(asked.actor(), booking);
        return new Waits(
                seen ? booking.title() : RowBreak.UNNAMED,
                booking.openRoles(),
                seen ? RowsAsked.kind(booking) : WaitingKind.BOOKING);
    }

    private static @Nullable Prepared booking(
            RunStore.StoredRun run, RunRow row, RowsAsked bookings) {
        return RowsThatWait.booking(run.account(), row, bookings);
    }

    private static Map<String, BreakStore.StoredBreak> byKey(List<BreakStore.StoredBreak> all) {
        Map<String, BreakStore.StoredBreak> byKey = new HashMap<>();
        all.forEach(one -> byKey.put(one.key(), one));
        return byKey;
    }
}
