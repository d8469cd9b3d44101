package fidus.server.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Explained breaks that two persons say are settled: alone, or two rows of a bank's statements
/// that take each other back.
final class Resolutions {
    static final String RESOLVE = "RESOLVE_BREAK";

    private final Approvals approvals;
    private final Breaks breaks;
    private final Endings endings;

    /// @param contra the break of the row that takes this one back, if there is one
    /// @param contraVersion of that break as it was stored
    /// @param found the break's own version; absent in commands prepared before it was kept
    /// @param contraFound that of the other break
    record Resolving(
            BreakId id,
            String evidence,
            long version,
            @Nullable BreakId contra,
            @Nullable Long contraVersion,
            @Nullable Integer found,
            @Nullable Integer contraFound) {}

    Resolutions(Approvals approvals, Breaks breaks, Endings endings) {
        this.approvals = approvals;
        this.breaks = breaks;
        this.endings = endings;
        approvals.kind(RESOLVE, Resolving.class, Set.of(Role.APPROVER), this::resolved);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.RESOLVE, this::resolve);
    }

    Prepared resolve(Asked asked, ResolveBreak resolve) {
        ExplainBreaks.Shown contra = resolve.contra();
        if (contra != null) {
            return offset(asked, resolve, contra);
        }
        BreakStore.StoredBreak before =
                toResolve(asked.unit(), resolve.id(), resolve.version(), resolve.evidence());
        breaks.requireDecided(asked.unit(), before.id());
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RESOLVE,
                        Breaks.subject(before),
                        "Resolve %s of %s"
                                .formatted(
                                        RuleNames.of(before.rule()),
                                        RecordWords.account(before.account())),
                        endings.shown(asked.unit(), before, "Evidence", resolve.evidence()),
                        new Resolving(
                                resolve.id(),
                                resolve.evidence(),
                                before.version(),
                                null,
                                null,
                                before.found().version(),
                                null)));
    }

    /// Both rows end by one decision.
    private Prepared offset(Asked asked, ResolveBreak resolve, ExplainBreaks.Shown contra) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak one =
                explained(unit, resolve.id(), resolve.version(), resolve.evidence());
        BreakStore.StoredBreak other = endings.explained(unit, contra.id(), contra.version());
        requireOffset(unit, one, other);
        requireOthers(unit, asked.actor(), one, other);
        breaks.requireDecided(unit, one.id());
        breaks.requireDecided(unit, other.id());
        List<Shown> shown =
                new ArrayList<>(endings.shown(unit, one, "Evidence", resolve.evidence()));
        shown.add(new Shown("Taken back by", QuotedRow.of(other.found().right())));
        shown.add(new Shown("Its difference", "" + other.found().difference()));
        shown.add(new Shown("Its explanation", "" + other.found().findings().note()));
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        RESOLVE,
                        Breaks.subject(one),
                        "Resolve two rows of %s that take each other back"
                                .formatted(RecordWords.account(one.account())),
                        shown,
                        new Resolving(
                                one.id(),
                                resolve.evidence(),
                                one.version(),
                                other.id(),
                                other.version(),
                                one.found().version(),
                                other.found().version())));
    }

    /// @throws Refused as {@link Offsets#require}, `EVIDENCE_USED` when the books hold one of them
    private void requireOffset(
            Unit unit, BreakStore.StoredBreak one, BreakStore.StoredBreak other) {
        Offsets.require(one, other);
        endings.evidence().requireUnbooked(unit, one);
        endings.evidence().requireUnbooked(unit, other);
    }

    /// Neither of the two who decide a pair ever explained one of its rows: of whoever agrees the
    /// breaks ask it themselves, of whoever prepares it is asked here.
    ///
    /// @throws Refused `SAME_PERSON`
    private static void requireOthers(
            Unit unit, Actor maker, BreakStore.StoredBreak one, BreakStore.StoredBreak other) {
        Act act = Reconciliations.act(unit, maker);
        one.found().requireOther(act);
        other.found().requireOther(act);
    }

    /// The break, when it can be resolved.
    ///
    /// @throws Refused `WRONG_STATE` for a row of a bank, which a sentence does not end
    BreakStore.StoredBreak toResolve(Unit unit, BreakId id, int version, String evidence) {
        BreakStore.StoredBreak before = explained(unit, id, version, evidence);
        Offsets.requireFact(before);
        return before;
    }

    /// What waits about two rows waits about the break of the second one too.
    ///
    /// @param words what waits about breaks by their subject; what waits about one itself goes
    ///   first
    static void contras(List<Prepared> resolutions, Map<String, Waiting.What> words) {
        for (Prepared one : resolutions) {
            BreakId contra = resolving(one).contra();
            if (contra != null) {
                words.putIfAbsent(Breaks.subject(contra), Waiting.What.of(one));
            }
        }
    }

    private static Resolving resolving(Prepared prepared) {
        try {
            return Wire.STRICT.readValue(prepared.payload(), Resolving.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload of ours cannot be read", e);
        }
    }

    private BreakStore.StoredBreak explained(Unit unit, BreakId id, int version, String evidence) {
        BreakStore.StoredBreak before = endings.explained(unit, id, version);
        if (evidence.strip().length() < 10) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters what was done.");
        }
        return before;
    }

    private void resolved(Unit unit, Approvals.Decided by, Resolving resolving) {
        BreakStore.StoredBreak one =
                endings.unchanged(
                        unit,
                        new Endings.AsShown(
                                resolving.id(), resolving.version(), resolving.found()));
        BreakId contra = resolving.contra();
        Long version = resolving.contraVersion();
        if (contra == null || version == null) {
            Offsets.requireFact(one);
            resolved(unit, by, one, resolving.evidence());
            return;
        }
        BreakStore.StoredBreak other =
                endings.unchanged(
                        unit, new Endings.AsShown(contra, version, resolving.contraFound()));
        requireOffset(unit, one, other);
        requireOthers(unit, by.maker(), one, other);
        String back = resolving.evidence().strip() + " Taken back by row ";
        resolved(unit, by, one, back + Offsets.row(other));
        resolved(unit, by, other, back + Offsets.row(one));
        new Offsets().add(unit, one, other);
    }

    void resolved(Unit unit, Approvals.Decided by, BreakStore.StoredBreak before, String evidence) {
        var resolution = new ReconciliationBreak.Resolution(null, null, evidence);
        ReconciliationBreak after =
                before.found().resolve(Reconciliations.act(unit, by.checker()), resolution);
        var _ = breaks.change(unit, by.checker(), before, after, RESOLVE, evidence);
    }
}
