package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Match;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What people decided about the breaks that a match ends: whether one person makes the match
/// alone, who may not agree to it, and what whoever agrees reads of them.
final class EndedBreaks {
    private static final int MOST_SHOWN = 10;
    private static final String TAKES_BACK = "Takes back";

    private final BreakStore store;
    private final Function<Unit, Map<String, String>> names;

    EndedBreaks(BreakStore store, Function<Unit, Map<String, String>> names) {
        this.store = store;
        this.names = names;
    }

    /// Why another person has to agree to a match.
    enum Why {
        EXPLAINED(
                "Match of rows whose break the maker explained",
                "You explained the break of one of its rows, so another person accepts it."),
        WRITTEN_OFF(
                "Match of rows that were written off",
                "One of its rows was written off. Accept it alone, so that another person agrees"
                        + " to take the write-off back.");

        final String title;
        final String refusal;

        Why(String title, String refusal) {
            this.title = title;
            this.refusal = refusal;
        }
    }

    /// Why this person does not make the match alone; absent when he does.
    @Nullable Why why(Unit unit, Actor actor, String account, Match match) {
        String person = actor.id().value().toString();
        Why why = null;
        for (BreakStore.StoredBreak one : of(unit, account, match)) {
            if (isWrittenOff(one)) {
                return Why.WRITTEN_OFF;
            }
            if (BreakCare.explainers(one.found()).contains(person)) {
                why = Why.EXPLAINED;
            }
        }
        return why;
    }

    /// Nobody who explained one of them agrees to the match that ends it, and nobody takes back a
    /// write-off that he was not shown.
    ///
    /// @throws Refused `SAME_PERSON`, `STALE_VERSION` when a row was written off since
    void requireAgreed(Unit unit, Approvals.Decided by, String account, Match match) {
        List<BreakStore.StoredBreak> ended = of(unit, account, match);
        Act act = Reconciliations.act(unit, by.checker());
        ended.forEach(one -> one.found().requireOther(act));
        List<Shown> said = by.prepared().shown();
        for (BreakStore.StoredBreak one : ended) {
            if (isWrittenOff(one) && said.stream().noneMatch(line -> isTakenBack(one, line))) {
                throw Refused.because(
                        Problem.Code.STALE_VERSION,
                        "A row of this match was written off since it was prepared. Prepare it"
                                + " again.");
            }
        }
    }

    /// One line for each, of explained ones the first few.
    List<Shown> shown(Unit unit, String account, Match match) {
        Map<String, String> called = names.apply(unit);
        List<Shown> shown = new ArrayList<>();
        int explained = 0;
        for (BreakStore.StoredBreak one : of(unit, account, match)) {
            if (isWrittenOff(one) || ++explained <= MOST_SHOWN) {
                shown.add(shown(one, called));
            }
        }
        int more = explained - MOST_SHOWN;
        if (more > 0) {
            shown.add(new Shown("Ends", "and %,d more explained breaks".formatted(more)));
        }
        return shown;
    }

    private static Shown shown(BreakStore.StoredBreak one, Map<String, String> called) {
        ReconciliationBreak found = one.found();
        ReconciliationBreak.Findings said = found.findings();
        String by =
                BreakCare.explainers(found).stream()
                        .map(person -> called.getOrDefault(person, "a person who is gone"))
                        .collect(Collectors.joining(" and "));
        String row = BreakWords.about(one.account(), found);
        String cause = said.causeCode() == null ? "" : RuleNames.words(said.causeCode().name());
        String why = "%s, explained by %s: %s".formatted(cause, by, said.note());
        return isWrittenOff(one)
                ? new Shown(TAKES_BACK, "%s%s; %s".formatted(writeOff(found), row, why))
                : new Shown("Ends", "the break of %s; %s".formatted(row, why));
    }

    /// Its sum and its entry tell a write-off; what else is said of it is for people, and may be
    /// said in other words by the time it is agreed to.
    private static boolean isTakenBack(BreakStore.StoredBreak one, Shown line) {
        return line.label().equals(TAKES_BACK) && line.value().startsWith(writeOff(one.found()));
    }

    private static String writeOff(ReconciliationBreak found) {
        return "the write-off of %s, %s, of "
                .formatted(found.difference(), found.findings().resolutionEntry());
    }

    /// Those of its rows that are explained, or written off by an entry that goes with the match.
    private List<BreakStore.StoredBreak> of(Unit unit, String account, Match match) {
        List<String> keys =
                RowRefs.of(match).stream()
                        .map(row -> RunFindings.rowKey(account, row.side(), row.rowId()))
                        .toList();
        return store.named(unit, account, ReconciliationBreak.UNMATCHED, keys).stream()
                .filter(
                        one ->
                                one.found().breakState() == BreakState.EXPLAINED
                                        || isWrittenOff(one))
                .toList();
    }

    private static boolean isWrittenOff(BreakStore.StoredBreak one) {
        return WriteOffs.standsApart(one);
    }
}
