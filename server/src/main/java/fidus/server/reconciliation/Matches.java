package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Refused;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A person's own matches and accepted suggestions.
final class Matches {
    static final String MATCH = "MANUAL_MATCH";

    private final Audit audit;
    private final Approvals approvals;
    private final RunStore runs = new RunStore();
    private final MatchStore store = new MatchStore();
    private final ListingStore listings = new ListingStore();
    private final Breaks breaks;
    private final EndedBreaks ended;
    private final Recount recount;
    private final MatchCheck check;
    private final Undos undos;
    private final MatchParts parts;

    Matches(Audit audit, Approvals approvals, Breaks breaks, Recount recount, MatchCheck check) {
        this.audit = audit;
        this.approvals = approvals;
        this.breaks = breaks;
        this.ended = breaks.ended();
        this.recount = recount;
        this.check = check;
        this.parts = new MatchParts(audit, breaks);
        this.undos = new Undos(audit, approvals, breaks, recount, check);
        approvals.kind(
                MATCH, MatchByHand.class, Set.of(Role.APPROVER), this::mayAgree, this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.MATCH, this::match);
        undos.routes(routes);
    }

    private MatchMade match(Asked asked, MatchByHand by) {
        Unit unit = asked.unit();
        RunStore.StoredRun run = runs.workable(unit, by.runId());
        Match match = check.of(unit, run, by);
        MatchByHand reasoned = MatchParts.reasoned(by, match);
        if (!match.difference().isZero()) {
            return new MatchMade(
                    null,
                    waits(
                            asked,
                            run,
                            reasoned,
                            match,
                            "Match with a difference of " + match.difference()));
        }
        EndedBreaks.Why why = ended.why(unit, asked.actor(), run.account(), match);
        return why == null
                ? new MatchMade(made(unit, WriteOffs.By.alone(asked.actor()), run, by, match), null)
                : new MatchMade(null, waits(asked, run, by, match, why.title));
    }

    /// Another person agrees to it: to a difference, to a match that ends a break which whoever
    /// matches explained, and to one that takes a write-off back.
    private Prepared waits(
            Asked asked, RunStore.StoredRun run, MatchByHand by, Match match, String title) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(run.account())));
        shown.addAll(check.shown(asked.unit(), run, match));
        shown.add(new Shown("Difference", match.difference().toString()));
        shown.addAll(MatchParts.shown(by, match));
        shown.addAll(ended.shown(asked.unit(), run.account(), match));
        shown.add(new Shown("Reason", by.reason()));
        String subject = "match/" + MatchStore.idOf(run.account(), match).value();
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(MATCH, subject, title, shown, by));
    }

    private void mayAgree(Unit unit, Approvals.Decided by, MatchByHand match) {
        RunStore.StoredRun run = runs.workable(unit, match.runId());
        ended.requireAgreed(unit, by, run.account(), check.of(unit, run, match));
    }

    private void agreed(Unit unit, Approvals.Decided by, MatchByHand match) {
        RunStore.StoredRun run = runs.workable(unit, match.runId());
        made(unit, WriteOffs.By.both(by), run, match, check.of(unit, run, match));
    }

    /// @param persons who matches, and who agreed to it if somebody had to
    private RecordedMatch made(
            Unit unit, WriteOffs.By persons, RunStore.StoredRun run, MatchByHand by, Match match) {
        Actor actor = persons.actor();
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
        Set<String> listing = listings.listing(unit, recorded.id());
        recount.outdating().changed(unit, run, listing, List.of(match));
        MatchStore.Added added = store.addAll(unit, run.account(), List.of(recorded));
        list(unit, run, added, List.of(recorded.id()));
        recount.matched(unit, persons, run, List.of(match));
        parts.keep(unit, actor, run.account(), match, by);
        audit.record(
                unit, actor, MATCH, "match/" + recorded.id().value(), null, recorded, by.reason());
        breaks.voidSignOffs(unit, actor, run.account());
        return recorded;
    }

    /// Accepts those that are still suggested, whose rows are there and free and do not differ.
    ///
    /// @param suggestions without a difference, each row in one of them
    /// @return how many
    int acceptAll(Unit unit, Actor actor, RunId id, List<Suggestion> suggestions) {
        RunStore.StoredRun run = runs.workable(unit, id);
        List<RecordedMatch> made = new ArrayList<>();
        for (Suggestion one : suggestions) {
            check.still(unit, run, one)
                    .filter(match -> ended.why(unit, actor, run.account(), match) == null)
                    .ifPresent(match -> made.add(accepted(run, actor, match)));
        }
        if (!made.isEmpty()) {
            keep(unit, actor, run, made);
        }
        return made.size();
    }

    /// Accepts one of several that were picked. A job that begins again finds what it did.
    ///
    /// @return why it is not accepted, in a sentence; empty when it is
    /// @throws Refused when storing it is refused: whatever of it was written has to be rolled back
    String accept(Unit unit, Actor actor, RunId id, AcceptSuggestions.Picked one) {
        RunStore.StoredRun run = runs.workable(unit, id);
        var by = new MatchByHand(id, one.bookRows(), one.statementRows(), true, "");
        if (stands(unit, run, one)) {
            return "";
        }
        Match match;
        try {
            match = check.of(unit, run, by);
        } catch (Refused e) {
            return e.problem().message();
        }
        if (!match.difference().isZero()) {
            return "Its sides differ, which needs a reason and a second person.";
        }
        EndedBreaks.Why why = ended.why(unit, actor, run.account(), match);
        if (why != null) {
            return why.refusal;
        }
        keep(unit, actor, run, List.of(accepted(run, actor, match)));
        return "";
    }

    private boolean stands(Unit unit, RunStore.StoredRun run, AcceptSuggestions.Picked one) {
        return !one.bookRows().isEmpty()
                && store.using(unit, run.account(), Side.BOOK, one.bookRows().getFirst())
                        .map(RecordedMatch::match)
                        .filter(match -> match.bookRows().equals(one.bookRows()))
                        .filter(match -> match.statementRows().equals(one.statementRows()))
                        .isPresent();
    }

    private void keep(Unit unit, Actor actor, RunStore.StoredRun run, List<RecordedMatch> made) {
        Set<String> listing = new HashSet<>();
        MatchStore.Added added = store.addAll(unit, run.account(), made);
        for (MatchId again : added.again()) {
            listing.addAll(listings.listing(unit, again));
        }
        List<Match> matches = made.stream().map(RecordedMatch::match).toList();
        recount.outdating().changed(unit, run, listing, matches);
        List<MatchId> ids = made.stream().map(RecordedMatch::id).toList();
        list(unit, run, added, ids);
        recount.matched(unit, WriteOffs.By.alone(actor), run, matches);
        for (RecordedMatch one : made) {
            audit.record(unit, actor, MATCH, "match/" + one.id().value(), null, one, "");
        }
        breaks.voidSignOffs(unit, actor, run.account());
    }

    /// A match of the same rows that was undone in the run is listed once more, and other runs keep
    /// it as they found it.
    private void list(
            Unit unit, RunStore.StoredRun run, MatchStore.Added added, List<MatchId> ids) {
        listings.undo(unit, run.id(), added.again());
        listings.keep(unit, run.id(), added.before());
        listings.list(unit, run.id(), listings.places(unit, run.id()), ids);
    }

    private static RecordedMatch accepted(RunStore.StoredRun run, Actor actor, Match match) {
        return new RecordedMatch(
                MatchStore.idOf(run.account(), match),
                run.id(),
                match,
                RecordedMatch.Origin.SUGGESTION_ACCEPTED,
                RecordedMatch.State.MATCHED,
                actor.id().value().toString(),
                "",
                1);
    }
}
