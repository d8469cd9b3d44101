package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.reconciliation.ContinuedRun;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The last comparison of each account, kept in memory so that the next one decides again only what
/// rows that came and decisions of people since can change. The result is that of a whole run;
/// after a restart, when a row is gone or changed, or under other rules, everything is compared
/// anew.
final class RunMemory {
    /// Most rows kept of all accounts together, about 50 MB; a larger comparison is not kept.
    private static final int MOST_ROWS = 100_000;

    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();
    private int continued;

    /// A comparison that can go on and the rows it has.
    private record Kept(
            MatchProfile profile,
            ContinuedRun run,
            Map<String, MatchRow> book,
            Map<String, MatchRow> statement) {
        int rows() {
            return book.size() + statement.size();
        }
    }

    /// @throws Refused see {@link Matcher#run(MatchRequest)}
    MatchResult run(String account, MatchRequest request) {
        if (request.book().size() + request.statement().size() > MOST_ROWS) {
            var _ = take(account);
            return Matcher.run(request);
        }
        Kept before = take(account);
        boolean goesOn = before != null && goesOn(before, request);
        Kept now =
                goesOn && before != null
                        ? before
                        : new Kept(
                                request.profile(),
                                new ContinuedRun(request.profile()),
                                new HashMap<>(),
                                new HashMap<>());
        for (MatchRow row : fresh(now.book, request.book())) {
            Matcher.add(now.run.book(), row);
        }
        for (MatchRow row : fresh(now.statement, request.statement())) {
            Matcher.add(now.run.statement(), row);
        }
        MatchResult result = now.run.result(now.run.next(request.undone(), request.standing()));
        keep(account, now, goesOn);
        return result;
    }

    /// How many comparisons went on from the one before.
    synchronized int continued() {
        return continued;
    }

    /// Takes a comparison out, so that nobody else goes on with it meanwhile.
    private synchronized @Nullable Kept take(String account) {
        return kept.remove(account);
    }

    private synchronized void keep(String account, Kept now, boolean goesOn) {
        continued += goesOn ? 1 : 0;
        kept.put(account, now);
        int rows = kept.values().stream().mapToInt(Kept::rows).sum();
        Iterator<Kept> oldest = kept.values().iterator();
        while (rows > MOST_ROWS) {
            rows -= oldest.next().rows();
            oldest.remove();
        }
    }

    private static boolean goesOn(Kept before, MatchRequest request) {
        return before.profile.equals(request.profile())
                && holds(request.book(), before.book)
                && holds(request.statement(), before.statement);
    }

    private static boolean holds(List<MatchRow> rows, Map<String, MatchRow> before) {
        long same = rows.stream().filter(row -> row.equals(before.get(row.rowId()))).count();
        return same == before.size();
    }

    /// The rows that are not known yet; they are known afterwards.
    private static List<MatchRow> fresh(Map<String, MatchRow> known, List<MatchRow> rows) {
        List<MatchRow> fresh = new ArrayList<>();
        for (MatchRow row : rows) {
            MatchRow before = known.put(row.rowId(), row);
            if (!row.equals(before)) {
                fresh.add(row);
            }
        }
        return fresh;
    }
}
