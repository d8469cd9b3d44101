package fidus.server.audit;

import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.contract.Canonical;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;

/// The record of every change. A line is written in the transaction of its change; if it cannot be
/// written, nothing happened.
public final class Audit {
    private final AuditStore store = new AuditStore();
    private final Cursors cursors = new Cursors();

    public static void shape(Migrations migrations) {
        AuditStore.shape(migrations);
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
        long seq = store.nextSeq(unit);
        var line = new TreeMap<String, Object>();
        line.put("seq", seq);
        line.put("ts", unit.now());
        line.put("actor", actor.id().value());
        line.put("onBehalf", "");
        line.put("device", actor.session());
        line.put("sig", "");
        line.put("action", action);
        line.put("target", subject);
        line.put("before", before == null ? "" : before);
        line.put("after", after == null ? "" : after);
        line.put("reason", reason);
        line.put("request", actor.request());
        store.add(
                unit,
                new AuditLine(
                        seq, unit.now(), actor.name(), action, subject, Canonical.text(line)));
    }

    /// Newest first.
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
        List<AuditLine> rows = store.page(unit, find.subject(), before, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<AuditLine> page = more ? rows.subList(0, find.limit()) : rows;
        return new AuditPage(page, more ? cursors.at(scope, page.getLast().seq()) : null);
    }

    /// Walks all lines from the first; the sequence must have no gap.
    public void each(Unit unit, java.util.function.Consumer<AuditLine> consumer) {
        store.each(unit, consumer);
    }
}
