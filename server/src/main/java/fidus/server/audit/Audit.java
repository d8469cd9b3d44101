package fidus.server.audit;

import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.contract.Canonical;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The record of every change. A line is written in the transaction of its change; if it cannot be
/// written, nothing happened.
public final class Audit {
    private final AuditStore store = new AuditStore();
    private final Cursors cursors = new Cursors();

    public static void shape(Migrations migrations) {
        AuditStore.shape(migrations);
    }

    /// How far the log went when this unit began. Where two units find the same, nobody decided or
    /// posted anything between them.
    public long before(Unit unit) {
        return store.before(unit);
    }

    /// What a line is about.
    ///
    /// @param subject the record changed, as `kind/id`
    public record Deed(String action, String subject) {}

    /// What was done from a place of the log on, as {@link #before} tells it, until this unit
    /// began, in its order.
    public List<Deed> since(Unit unit, long before, int most) {
        return store.since(unit, before, most);
    }

    /// Writes the next line.
    ///
    /// @param actor who did it
    /// @param subject the record changed, as `kind/id`
    /// @param before the record before, absent for a new one
    /// @param after the record after, absent when it only ended
    /// @param reason in words, empty where none is asked for
    public void record(
            Unit unit,
            Actor actor,
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            String reason) {
        recordAll(unit, actor, List.of(new Change(action, subject, before, after, reason)));
    }

    /// One line.
    ///
    /// @param subject the record changed, as `kind/id`
    /// @param before the record before, absent for a new one
    /// @param after the record after, absent when it only ended
    /// @param reason in words, empty where none is asked for
    public record Change(
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            String reason) {}

    /// Writes the next lines, one for each change, in a few commands.
    public void recordAll(Unit unit, Actor actor, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Counter.Coming coming = store.coming(unit);
        List<AuditLine> lines = new ArrayList<>(changes.size());
        for (Change change : changes) {
            lines.add(line(unit, actor, coming.first() + lines.size(), change));
        }
        coming.take(lines.size());
        store.add(unit, lines);
    }

    private static AuditLine line(Unit unit, Actor actor, long seq, Change change) {
        var line = new TreeMap<String, Object>();
        line.put("seq", seq);
        line.put("ts", unit.now());
        line.put("actor", actor.id().value());
        line.put("onBehalf", "");
        line.put("device", actor.session());
        line.put("sig", "");
        line.put("action", change.action);
        line.put("target", change.subject);
        line.put("before", change.before == null ? "" : change.before);
        line.put("after", change.after == null ? "" : change.after);
        line.put("reason", change.reason);
        line.put("request", actor.request());
        return new AuditLine(
                seq, unit.now(), actor.name(), change.action, change.subject, Canonical.text(line));
    }

    /// Newest first, of the records the reader may see.
    ///
    /// @param reader who reads; a cursor given to one person is none for another
    /// @throws Refused `BAD_VALUE` for a page that is too large, `BAD_CURSOR`
    public AuditPage find(Unit unit, Actor reader, FindAudit find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope =
                reader.id().value()
                        + " "
                        + (find.subject() == null ? "everything" : "of " + find.subject());
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        List<AuditLine> rows =
                store.page(
                        unit, Sight.of(reader.roles()), find.subject(), before, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<AuditLine> page = more ? rows.subList(0, find.limit()) : rows;
        return new AuditPage(page, more ? cursors.at(scope, page.getLast().seq()) : null);
    }

    /// When a deed was last done to a record; absent where none of its newest lines says so.
    public Optional<Instant> last(Unit unit, String subject, String action) {
        var all = new Sight(Set.of(), false);
        return store.page(unit, all, subject, Long.MAX_VALUE, Page.LIMIT).stream()
                .filter(line -> line.action().equals(action))
                .map(AuditLine::at)
                .findFirst();
    }

    /// Walks all lines from the first; the sequence must have no gap.
    public void each(Unit unit, java.util.function.Consumer<AuditLine> consumer) {
        store.each(unit, consumer);
    }
}
