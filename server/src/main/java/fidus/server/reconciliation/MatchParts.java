package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.Match;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the difference of a match by hand is made of, as whoever matches says: another person
/// agrees to the parts with the match, and the break of the difference begins with them.
final class MatchParts {
    static final int LEAST_REASON = 10;

    private final Audit audit;
    private final Breaks breaks;
    private final DossierStore store = new DossierStore();

    MatchParts(Audit audit, Breaks breaks) {
        this.audit = audit;
        this.breaks = breaks;
    }

    /// The match with a reason: parts that explain the whole difference are one.
    ///
    /// @throws Refused `BAD_VALUE` for parts that do not fit the difference, and without a reason
    ///   where something is in no part
    static MatchByHand reasoned(MatchByHand by, Match match) {
        Money difference = match.difference();
        if (!by.said().isEmpty()) {
            if (by.said().stream().anyMatch(part -> part.cause().alertsCompliance())) {
                throw bad(
                        "parts",
                        "A suspicion of fraud is no part of a match. Explain the break with it:"
                                + " then its row is not matched until that is settled.");
            }
            if (difference.isZero()) {
                throw bad(
                        "parts",
                        "The sides do not differ. Leave the parts out and match the rows.");
            }
            boolean whole = split(by, difference).checked().isWhole();
            if (whole && by.reason().strip().length() < LEAST_REASON) {
                return by.because(words(by.said()));
            }
        }
        if (!difference.isZero() && by.reason().strip().length() < LEAST_REASON) {
            throw bad(
                    "reason",
                    "The sides differ by " + difference + "; say why in at least 10 characters.");
        }
        return by;
    }

    /// The parts for whoever agrees to them, and what is in none.
    static List<Shown> shown(MatchByHand by, Match match) {
        if (by.said().isEmpty()) {
            return List.of();
        }
        Money left = split(by, match.difference()).unexplained();
        List<Shown> shown =
                new ArrayList<>(
                        by.said().stream()
                                .map(part -> new Shown("Part of the difference", words(part)))
                                .toList());
        shown.add(new Shown("In no part", left.toString()));
        return shown;
    }

    /// Keeps the parts with the break of the difference, which is explained by them where nothing
    /// is left.
    void keep(Unit unit, Actor actor, String account, Match match, MatchByHand by) {
        if (by.said().isEmpty()) {
            return;
        }
        String key = Outcomes.difference(account, match).key();
        for (BreakStore.StoredBreak about :
                breaks.store().named(unit, account, Outcomes.DIFFERENCE, List.of(key))) {
            DifferenceSplit split = split(by, match.difference()).checked();
            List<KeptSplit> before = store.splits(unit, about.id());
            var kept =
                    new KeptSplit(
                            Dossiers.next(before.size(), KeptSplit.MOST, "splits"),
                            split,
                            actor.id(),
                            actor.name(),
                            unit.now());
            store.add(unit, about.id(), kept);
            audit.record(
                    unit,
                    actor,
                    Splits.SPLIT,
                    Breaks.subject(about),
                    before.isEmpty() ? null : before.getLast(),
                    kept,
                    by.reason());
            if (split.isWhole() && about.found().breakState() == BreakState.OPEN) {
                explain(unit, actor, about, by);
            }
        }
    }

    /// By the cause of the largest part; the split names them all.
    private void explain(Unit unit, Actor actor, BreakStore.StoredBreak about, MatchByHand by) {
        CauseCode cause =
                by.said().stream()
                        .max(Comparator.comparing(part -> part.amount().abs().amount()))
                        .orElseThrow()
                        .cause();
        String note = by.reason().strip();
        if (note.length() >= cause.leastNote()) {
            var after =
                    about.found()
                            .explain(
                                    Reconciliations.act(unit, actor),
                                    actor.id().value().toString(),
                                    cause,
                                    note);
            var _ = breaks.change(unit, actor, about, after, BreakExplanations.EXPLAIN, note);
        }
    }

    private static DifferenceSplit split(MatchByHand by, Money difference) {
        return new DifferenceSplit(difference, List.of(), by.said());
    }

    private static String words(List<DifferenceSplit.Part> parts) {
        return String.join("; ", parts.stream().map(MatchParts::words).toList());
    }

    private static String words(DifferenceSplit.Part part) {
        return RuleNames.words(part.cause().name())
                + " "
                + part.amount()
                + (part.note().isBlank() ? "" : ": " + part.note());
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
