package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A person's own matches, accepted suggestions, and undoing exactly one.
final class Matches {
    private static final String MATCH = "MANUAL_MATCH";
    private static final int MOST_ROWS = 200_000;

    private final Audit audit;
    private final Approvals approvals;
    private final RunStore runs;
    private final MatchStore store = new MatchStore();
    private final ExclusionStore exclusions = new ExclusionStore();
    private final Breaks breaks;
    private final Recount recount;

    Matches(Audit audit, Approvals approvals, RunStore runs, Breaks breaks, Recount recount) {
        this.audit = audit;
        this.approvals = approvals;
        this.runs = runs;
        this.breaks = breaks;
        this.recount = recount;
        approvals.kind(MATCH, MatchByHand.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.MATCH, this::match);
        routes.answer(ReconciliationCalls.UNDO, this::undo);
    }

    private MatchMade match(Asked asked, MatchByHand by) {
        Unit unit = asked.unit();
        RunStore.StoredRun run = runs.workable(unit, by.runId());
        Match match = checked(unit, run, by);
        if (!match.difference().isZero()) {
            if (by.reason().strip().length() < 10) {
                throw Refused.at(
                        "reason",
                        Problem.Code.BAD_VALUE,
                        "The sides differ by "
                                + match.difference()
                                + "; say why in at least 10 characters.");
            }
            return new MatchMade(null, waits(asked, run, by, match));
        }
        return new MatchMade(made(unit, asked.actor(), run, by, match), null);
    }

    private Prepared waits(Asked asked, RunStore.StoredRun run, MatchByHand by, Match match) {
        List<Shown> shown =
                List.of(
                        new Shown("Account", run.account()),
                        new Shown("Book rows", String.join(", ", match.bookRows())),
                        new Shown("Statement rows", String.join(", ", match.statementRows())),
                        new Shown("Difference", match.difference().toString()),
                        new Shown("Reason", by.reason()));
        String subject = "match/" + MatchStore.idOf(run.account(), match).value();
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        MATCH,
                        subject,
                        "Match with a difference of " + match.difference(),
                        shown,
                        by));
    }

    private void agreed(Unit unit, Approvals.Decided by, MatchByHand match) {
        RunStore.StoredRun run = runs.workable(unit, match.runId());
        made(unit, by.maker(), run, match, checked(unit, run, match));
    }

    private RecordedMatch made(
            Unit unit, Actor actor, RunStore.StoredRun run, MatchByHand by, Match match) {
        var recorded =
                new RecordedMatch(
                        MatchStore.idOf(run.account(), match),
                        run.id(),
                        match,
                        by.suggestion()
                                ? RecordedMatch.Origin.SUGGESTION_ACCEPTED
                                : RecordedMatch.Origin.MANUAL,
                        RecordedMatch.State.MATCHED,
                        actor.id().value().toString(),
                        by.reason(),
                        1);
        store.add(unit, run.account(), recorded);
        store.list(unit, run.id(), store.places(unit, run.id()), List.of(recorded.id()));
        recount.matched(unit, run, match);
        audit.record(
                unit, actor, MATCH, "match/" + recorded.id().value(), null, recorded, by.reason());
        breaks.voidSignOffs(unit, actor, run.account());
        return recorded;
    }

    private RecordedMatch undo(Asked asked, UndoMatch undo) {
        Unit unit = asked.unit();
        MatchStore.StoredMatch before = store.get(unit, undo.id());
        RunStore.StoredRun run = newest(unit, before);
        if (before.recorded().version() != undo.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION, "This match was changed meanwhile. Load it again.");
        }
        if (run.run().runState() == RunState.RUNNING) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A run of this account is under way. Undo the match when it is over.");
        }
        RecordedMatch after =
                before.recorded()
                        .undo(
                                Reconciliations.act(unit, asked.actor()),
                                undo.reason(),
                                run.run().runState());
        store.undo(unit, before, after);
        var why =
                new ExclusionStore.Why(
                        asked.actor(), ExcludedRows.Origin.UNDO, undo.reason().strip());
        var _ = exclusions.add(unit, run.account(), before.recorded().match(), why);
        recount.undone(unit, asked.actor(), run, before.recorded().match());
        audit.record(
                unit,
                asked.actor(),
                "UNDO_MATCH",
                "match/" + undo.id().value(),
                before.recorded(),
                after,
                undo.reason());
        breaks.voidSignOffs(unit, asked.actor(), run.account());
        return after;
    }

    /// The last run that lists the match; a signed-off one protects it.
    private RunStore.StoredRun newest(Unit unit, MatchStore.StoredMatch match) {
        Set<String> ids = store.listing(unit, match.id());
        List<RunStore.StoredRun> listing =
                runs.all(unit, match.account()).stream()
                        .filter(run -> ids.contains(run.id().value().toString()))
                        .toList();
        return listing.stream()
                .filter(
                        run ->
                                run.run().runState() == RunState.SIGNED_OFF
                                        || run.run().runState() == RunState.LOCKED)
                .findFirst()
                .or(() -> listing.stream().findFirst())
                .orElseGet(() -> runs.get(unit, match.recorded().run()));
    }

    /// A match by hand may break date, reference and amount conditions, never account, currency,
    /// sign or single use.
    private Match checked(Unit unit, RunStore.StoredRun run, MatchByHand by) {
        if (by.bookRows().isEmpty() || by.statementRows().isEmpty()) {
            throw Refused.at("bookRows", Problem.Code.BAD_VALUE, "A match has rows on both sides.");
        }
        Map<String, MatchRow> book = byId(runs.rows(unit, run.id(), Side.BOOK, MOST_ROWS));
        Map<String, MatchRow> statement =
                byId(runs.rows(unit, run.id(), Side.STATEMENT, MOST_ROWS));
        List<MatchRow> left = rows(book, by.bookRows(), "bookRows");
        List<MatchRow> right = rows(statement, by.statementRows(), "statementRows");
        oneSign(left, right);
        free(unit, run, by);
        Money difference = sum(right).minus(sum(left));
        if (!by.suggestion()) {
            return new Match(Match.MANUAL, null, by.bookRows(), by.statementRows(), difference);
        }
        Suggestion suggestion = runs.suggestion(unit, run.id(), by.bookRows(), by.statementRows());
        return new Match(
                suggestion.pass(),
                suggestion.score(),
                by.bookRows(),
                by.statementRows(),
                difference);
    }

    private void free(Unit unit, RunStore.StoredRun run, MatchByHand by) {
        List<String> taken = store.taken(unit, run.account(), by.bookRows(), by.statementRows());
        if (!taken.isEmpty()) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS,
                    "In another match already: "
                            + String.join(", ", taken)
                            + ". Undo that one first.");
        }
    }

    private static void oneSign(List<MatchRow> left, List<MatchRow> right) {
        var all = new ArrayList<>(left);
        all.addAll(right);
        boolean one = all.stream().map(row -> row.amount().signum()).distinct().count() == 1;
        boolean currency = all.stream().map(row -> row.amount().currency()).distinct().count() == 1;
        if (!one || !currency) {
            throw Refused.at(
                    "bookRows",
                    Problem.Code.BAD_VALUE,
                    "All rows of a match have one currency and one sign.");
        }
    }

    private static List<MatchRow> rows(Map<String, MatchRow> all, List<String> ids, String field) {
        if (new HashSet<>(ids).size() != ids.size()) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "A row stands in a match once.");
        }
        List<MatchRow> rows = new ArrayList<>();
        for (String id : ids) {
            @Nullable MatchRow row = all.get(id);
            if (row == null) {
                throw Refused.at(
                        field,
                        Problem.Code.NOT_FOUND,
                        "There is no row " + id + " on this side of the run.");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, MatchRow> byId(List<MatchRow> rows) {
        Map<String, MatchRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.rowId(), row));
        return byId;
    }

    static Money sum(List<MatchRow> rows) {
        Money sum = Money.zero(rows.getFirst().amount().currency());
        for (MatchRow row : rows) {
            sum = sum.plus(row.amount());
        }
        return sum;
    }
}
