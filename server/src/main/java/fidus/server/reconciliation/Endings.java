package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.WriteOff;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How explained breaks end: resolved or written off, each by another person than the explainer.
final class Endings {
    static final String WRITE_OFF = "WRITE_OFF_BREAK";

    private final Approvals approvals;
    private final Breaks breaks;
    private final WriteOffs writeOffs;
    private final BreakEvidence evidence;
    private final Resolutions resolutions;

    /// @param version of the stored break when it was shown
    /// @param lately what counted with it when it was asked for; absent in commands prepared before
    ///   it was kept
    /// @param found the break's own version then; absent in commands prepared before it was kept
    record WritingOff(
            BreakId id,
            String reason,
            long version,
            @Nullable Money lately,
            @Nullable Integer found) {
        AsShown asShown() {
            return new AsShown(id, version, found);
        }
    }

    /// A break as it was when its end was asked for. A run that sees the same again stores it anew
    /// and leaves its own version as it was: what was shown of it still holds.
    ///
    /// @param stored compared only where its own version is absent
    record AsShown(BreakId id, long stored, @Nullable Integer found) {}

    Endings(
            Approvals approvals,
            Breaks breaks,
            WriteOffs writeOffs,
            BreakRows rows,
            Sources sources) {
        this.evidence = new BreakEvidence(rows, sources.banks());
        this.approvals = approvals;
        this.breaks = breaks;
        this.writeOffs = writeOffs;
        this.resolutions = new Resolutions(approvals, breaks, this);
        approvals.kind(
                WRITE_OFF, WritingOff.class, Set.of(Role.APPROVER), this::agreed, this::writtenOff);
    }

    Resolutions resolutions() {
        return resolutions;
    }

    BreakEvidence evidence() {
        return evidence;
    }

    void routes(Routes routes) {
        resolutions.routes(routes);
        routes.answer(ReconciliationCalls.WRITE_OFF, this::writeOff);
        writeOffs.limits().routes(routes);
    }

    Prepared writeOff(Asked asked, WriteOffBreak writeOff) {
        BreakStore.StoredBreak before =
                toWriteOff(
                        asked.unit(),
                        new ExplainBreaks.Shown(writeOff.id(), writeOff.version()),
                        writeOff.reason(),
                        rivals(asked.unit(), List.of(writeOff.id())));
        breaks.requireDecided(asked.unit(), before.id());
        Money difference = Objects.requireNonNull(before.found().difference(), "just checked");
        Money limit = writeOffs.limit(asked.unit(), difference.currency());
        Money lately =
                new WrittenLately(approvals, breaks.store())
                        .of(asked.unit(), List.of(before.account()), difference.currency());
        List<Role> needs = WriteOff.needs(difference.abs().plus(lately), limit);
        List<Shown> shown =
                new ArrayList<>(shown(asked.unit(), before, "Reason", writeOff.reason()));
        shown.add(new Shown("Is booked as", MoneyThere.words(before)));
        shown.add(new Shown("Needs", EndingTexts.needs(needs, limit)));
        if (!lately.isZero()) {
            shown.add(countsWith(lately));
        }
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        WRITE_OFF,
                        Breaks.subject(before),
                        "Write off " + difference + " of " + RecordWords.account(before.account()),
                        shown,
                        new WritingOff(
                                writeOff.id(),
                                writeOff.reason(),
                                before.version(),
                                lately,
                                before.found().version())),
                needs);
    }

    private static Shown countsWith(Money lately) {
        return new Shown(
                "Counts with",
                "%s of this account, written off or waiting in %d days"
                        .formatted(lately, WrittenLately.DAYS));
    }

    /// What bars that some are written off.
    Rivals rivals(Unit unit, List<BreakId> ids) {
        return Rivals.of(unit, breaks, writeOffs, ids);
    }

    /// The break, when it can be written off.
    ///
    /// @param rivals of a list that it is in
    BreakStore.StoredBreak toWriteOff(
            Unit unit, ExplainBreaks.Shown one, String reason, Rivals rivals) {
        BreakStore.StoredBreak before = explained(unit, one.id(), one.version());
        Money difference = before.found().difference();
        if (difference == null || difference.isZero()) {
            throw Refused.at(
                    "id",
                    Problem.Code.BAD_VALUE,
                    "Only a break with a difference in money can be written off.");
        }
        if (reason.strip().length() < 10) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters why it is written off.");
        }
        writeOffs.requirePossible(unit, before, rivals);
        rivals.requireNoneWaits(before);
        return before;
    }

    private Waiting waiting(Unit unit, List<BreakStore.StoredBreak> all) {
        return breaks.waiting(unit, all.stream().map(BreakStore.StoredBreak::id).toList());
    }

    /// Ends one break of an approved list.
    ///
    /// @throws Refused `STALE_VERSION` when it is not what was frozen, and as for a single one
    void end(Unit unit, Approvals.Decided by, EndingCard of, EndingLine line) {
        BreakStore.StoredBreak before = breaks.current(unit, line.breakId(), line.version());
        if (of.deed() == BreakDeed.RESOLVE) {
            Offsets.requireFact(before);
            resolutions.resolved(unit, by, before, of.text());
        } else {
            evidence.requireNoneOpposite(unit, before);
            writtenOff(unit, by, before, of.text());
        }
    }

    /// The break as the person who decides reads it, in words.
    List<Shown> shown(Unit unit, BreakStore.StoredBreak stored, String label, String value) {
        ReconciliationBreak found = stored.found();
        CauseCode cause = found.findings().causeCode();
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(stored.account())));
        shown.add(new Shown("Rule", RuleNames.of(found.rule())));
        shown.addAll(evidence.rows(unit, stored));
        shown.add(
                new Shown(
                        "Difference",
                        found.difference() == null ? "none" : found.difference().toString()));
        shown.add(new Shown("Cause", cause == null ? "none" : RuleNames.words(cause.name())));
        shown.add(
                new Shown(
                        "Explanation",
                        Objects.requireNonNullElse(found.findings().note(), "none")));
        shown.add(new Shown(label, value));
        List<BreakStore.StoredBreak> same = writeOffs.same().others(unit, stored);
        shown.addAll(writeOffs.same().shown(unit, stored, same, waiting(unit, same)));
        shown.addAll(evidence.shown(unit, stored));
        return shown;
    }

    /// Whoever explained the break is told at once, not after another person has agreed.
    ///
    /// @throws Refused `STALE_VERSION` when the limit was lowered since, so that more persons
    ///   decide
    private void agreed(Unit unit, Approvals.Decided by, WritingOff writingOff) {
        BreakStore.StoredBreak stored = unchanged(unit, writingOff.asShown());
        evidence.requireShown(unit, stored, by.prepared());
        writeOffs.same().requireNotBooked(unit, stored, Problem.Code.STALE_VERSION);
        ReconciliationBreak found = stored.found();
        found.requireOther(Reconciliations.act(unit, by.checker()));
        Money difference = found.difference();
        Money lately = writingOff.lately();
        if (difference != null && lately != null) {
            Money limit = writeOffs.limit(unit, difference.currency());
            int needs = WriteOff.needs(difference.abs().plus(lately), limit).size();
            if (needs > by.prepared().needs().size()) {
                throw Refused.because(
                        Problem.Code.STALE_VERSION,
                        "%s is above %s. The write-off limit was lowered since this was prepared, so that more persons decide. Prepare it again."
                                .formatted(difference.abs().plus(lately), limit));
            }
        }
    }

    private static List<Act> acts(Unit unit, Prepared approved) {
        return approved.approvals().stream()
                .map(
                        given ->
                                new Act(
                                        given.personId().value().toString(),
                                        Set.copyOf(given.roles()),
                                        RunWork.today(unit),
                                        given.at()))
                .toList();
    }

    private void writtenOff(Unit unit, Approvals.Decided by, WritingOff writingOff) {
        writtenOff(unit, by, unchanged(unit, writingOff.asShown()), writingOff.reason());
    }

    private void writtenOff(
            Unit unit, Approvals.Decided by, BreakStore.StoredBreak before, String reason) {
        Money difference = before.found().difference();
        if (difference == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This break has no difference in money any more.");
        }
        JournalEntry entry = writeOffs.post(unit, by, before, reason);
        ReconciliationBreak after =
                before.found()
                        .writeOff(
                                new WriteOff(
                                        acts(unit, by.prepared()),
                                        "entry " + entry.number(),
                                        writeOffs.limit(unit, difference.currency()),
                                        EndingTexts.why(by, reason)));
        var _ = breaks.change(unit, by.checker(), before, after, WRITE_OFF, reason);
    }

    BreakStore.StoredBreak explained(Unit unit, BreakId id, int version) {
        BreakStore.StoredBreak before = breaks.current(unit, id, version);
        if (before.found().breakState() != BreakState.EXPLAINED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This break is " + before.found().breakState().words() + "; explain it first.");
        }
        return before;
    }

    BreakStore.StoredBreak unchanged(Unit unit, AsShown shown) {
        BreakStore.StoredBreak before = breaks.store().get(unit, shown.id);
        Integer found = shown.found;
        boolean same =
                found == null
                        ? before.version() == shown.stored
                        : before.found().version() == found;
        if (!same) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This break is not what was prepared. Prepare it again.");
        }
        return before;
    }
}
