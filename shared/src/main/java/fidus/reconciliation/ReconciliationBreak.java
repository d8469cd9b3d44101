package fidus.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// One thing that does not agree. The same rule and key in a later run is the same break, ageing
/// on. A break never changes; each step answers a new one with one more line of history and the
/// next version.
///
/// @param rule R1–R25, S1–S6, SECOND_COPY or AMOUNT_DIFFERENCE
/// @param key what the rule was evaluated for, unique within the rule
/// @param left what the rule's left side was, as shown
/// @param right what the rule's right side was, as shown
/// @param difference absent when the rule compares no money
/// @param severity of the day it was first seen; see {@link #severityOn}
public record ReconciliationBreak(
        BreakId id,
        RunId firstSeenRun,
        RunId lastSeenRun,
        String rule,
        String key,
        String left,
        String right,
        @Nullable Money difference,
        Severity severity,
        LocalDate firstSeenOn,
        BreakState breakState,
        Findings findings,
        List<Step> history,
        int version) {

    /// The rule of unmatched rows, which grows critical with age.
    public static final String UNMATCHED = "S5";

    /// What people found out about a break; empty while it is open.
    ///
    /// @param causeCode what a person said, however it ended; CLEARED_BY_DATA when nobody had said
    ///   anything before it ended by itself
    /// @param endedBy absent while it is not settled, and for what was settled before this was kept
    public record Findings(
            @Nullable String owner,
            @Nullable CauseCode causeCode,
            @Nullable String note,
            @Nullable String explainedBy,
            @Nullable String resolutionEntry,
            @Nullable MatchId linkedMatch,
            @Nullable EndedBy endedBy) {
        static final Findings NONE = new Findings(null, null, null, null, null, null, null);

        private Findings ended(
                EndedBy by, @Nullable String resolutionEntry, @Nullable MatchId match) {
            CauseCode said = causeCode == null ? CauseCode.CLEARED_BY_DATA : causeCode;
            return new Findings(owner, said, note, explainedBy, resolutionEntry, match, by);
        }
    }

    /// One line of history.
    ///
    /// @param at absent where only the day is known
    public record Step(
            LocalDate on, String personId, BreakState to, String reason, @Nullable Instant at) {}

    /// What ended a break: a later match, corrected data, or a posted entry.
    ///
    /// @param evidence what was done, 10 to 2,000 characters
    public record Resolution(
            @Nullable MatchId linkedMatch, @Nullable String resolutionEntry, String evidence) {}

    /// What a run found to differ.
    public record Sighting(
            RunId run, String rule, String key, String left, String right, Severity severity) {}

    public ReconciliationBreak {
        history = List.copyOf(history);
    }

    /// A break seen for the first time.
    public static ReconciliationBreak seen(
            BreakId id, Sighting sighting, @Nullable Money difference, LocalDate on) {
        return new ReconciliationBreak(
                id,
                sighting.run,
                sighting.run,
                sighting.rule,
                sighting.key,
                sighting.left,
                sighting.right,
                difference,
                sighting.severity,
                on,
                BreakState.OPEN,
                Findings.NONE,
                List.of(Act.bySystem(on).step(BreakState.OPEN, "first seen")),
                1);
    }

    /// The same break in a later run. It ages on; one that was resolved or written off opens again,
    /// and so does one that was explained when it is another difference or a worse one: what was
    /// said is not about it. A suspicion of fraud stays until two persons settle it.
    ///
    /// @throws Refused `WRONG_STATE` when the sighting is of another rule or key
    public ReconciliationBreak seenAgain(
            Sighting sighting, @Nullable Money nowDiffering, LocalDate on) {
        if (!sighting.rule.equals(rule) || !sighting.key.equals(key)) {
            throw wrongState("is another one than what was seen");
        }
        ReconciliationBreak seen =
                new ReconciliationBreak(
                        id,
                        firstSeenRun,
                        sighting.run,
                        rule,
                        key,
                        sighting.left,
                        sighting.right,
                        nowDiffering,
                        sighting.severity,
                        firstSeenOn,
                        breakState,
                        findings,
                        history,
                        version);
        if (breakState != BreakState.OPEN && breakState != BreakState.EXPLAINED) {
            return seen.reopen(Act.bySystem(on), "the difference is back");
        }
        if (ChangedBreak.isAlike(this, seen)) {
            return seen; // what somebody decided about it still holds
        }
        String other = breakState == BreakState.EXPLAINED ? ChangedBreak.said(this, seen) : null;
        if (other == null || findings.causeCode == CauseCode.FRAUD_SUSPECTED) {
            Step told = other == null ? null : Act.bySystem(on).step(breakState, other);
            return seen.with(breakState, findings, told);
        }
        return seen.again(Act.bySystem(on), other);
    }

    /// OPEN → EXPLAINED.
    ///
    /// @param note at least 10 characters, 20 for OTHER
    /// @throws Refused `WRONG_STATE` when it is not open, `BAD_VALUE` for a short note, no owner or
    ///   the system's own cause
    public ReconciliationBreak explain(Act act, String owner, CauseCode cause, String note) {
        require(BreakState.OPEN, "explained");
        BreakTexts.requireExplained(owner, cause, note);
        var found = new Findings(owner, cause, note.strip(), act.personId(), null, null, null);
        return with(BreakState.EXPLAINED, found, act.step(BreakState.EXPLAINED, note.strip()));
    }

    /// EXPLAINED → RESOLVED.
    ///
    /// @throws Refused `WRONG_STATE` when it is not explained, `SAME_PERSON` when the explainer
    ///   would also resolve, `BAD_VALUE` for short evidence
    public ReconciliationBreak resolve(Act act, Resolution resolution) {
        require(BreakState.EXPLAINED, "resolved");
        requireOther(act);
        BreakTexts.require("evidence", resolution.evidence, 10);
        EndedBy by = resolution.resolutionEntry == null ? EndedBy.PERSON : EndedBy.ENTRY;
        return with(
                BreakState.RESOLVED,
                findings.ended(
                        resolution.linkedMatch == null ? by : EndedBy.MATCH,
                        resolution.resolutionEntry,
                        resolution.linkedMatch),
                act.step(BreakState.RESOLVED, resolution.evidence.strip()));
    }

    /// EXPLAINED → WRITTEN_OFF, by the entry that books the difference away.
    ///
    /// @throws Refused `WRONG_STATE`, `SAME_PERSON` as for {@link #resolve}, `BAD_VALUE` without
    ///   money or entry, `FORBIDDEN` as {@link WriteOff} says
    public ReconciliationBreak writeOff(WriteOff off) {
        require(BreakState.EXPLAINED, "written off");
        off.by().forEach(this::requireOther);
        if (difference == null || off.entry().isBlank()) {
            throw BreakTexts.bad(
                    "resolutionEntry", "Only money that is booked away can be written off.");
        }
        off.requireAllowed(difference);
        Findings found = findings.ended(EndedBy.ENTRY, off.entry(), findings.linkedMatch);
        Step step = off.last().step(BreakState.WRITTEN_OFF, off.words(difference));
        return with(BreakState.WRITTEN_OFF, found, step);
    }

    /// RESOLVED or WRITTEN_OFF → OPEN: the match was undone, the entry reversed, or the difference
    /// is back. Whoever followed it up still does; what was said of it holds no more.
    ///
    /// @throws Refused `WRONG_STATE` when it is open or explained
    public ReconciliationBreak reopen(Act act, String reason) {
        if (breakState == BreakState.OPEN || breakState == BreakState.EXPLAINED) {
            throw wrongState("is " + breakState + " and cannot be opened again");
        }
        BreakTexts.require("reason", reason, 10);
        return again(act, reason.strip());
    }

    private ReconciliationBreak again(Act act, String why) {
        var owned = new Findings(findings.owner, null, null, null, null, null, null);
        return with(BreakState.OPEN, owned, act.step(BreakState.OPEN, why));
    }

    /// OPEN or EXPLAINED → RESOLVED by the system: its rule passes again without anyone's action.
    ///
    /// @throws Refused `WRONG_STATE` when it is already resolved or written off
    public ReconciliationBreak clearedByData(LocalDate on) {
        return ended(on, EndedBy.DATA, null, "the rule passes again");
    }

    /// OPEN or EXPLAINED → RESOLVED by the system: its row was matched.
    ///
    /// @throws Refused `WRONG_STATE` when it is already resolved or written off
    public ReconciliationBreak matched(LocalDate on, MatchId match) {
        return ended(on, EndedBy.MATCH, match, "its row was matched");
    }

    private ReconciliationBreak ended(
            LocalDate on, EndedBy by, @Nullable MatchId match, String how) {
        if (breakState != BreakState.OPEN && breakState != BreakState.EXPLAINED) {
            throw wrongState("is " + breakState.words() + " already");
        }
        Step step = Act.bySystem(on).step(BreakState.RESOLVED, how);
        return with(BreakState.RESOLVED, findings.ended(by, null, match), step);
    }

    /// Calendar days since it was first seen.
    public long ageOn(LocalDate date) {
        return ChronoUnit.DAYS.between(firstSeenOn, date);
    }

    public AgeBucket ageBucketOn(LocalDate date) {
        return AgeBucket.of(ageOn(date));
    }

    /// An unmatched row is critical from its eighth day; every other break keeps its severity.
    public Severity severityOn(LocalDate date) {
        return severity.aged(rule, ageOn(date));
    }

    /// Whether a run with this break can be signed off.
    @JsonIgnore
    public boolean isSettledForSignOff() {
        return breakState != BreakState.OPEN;
    }

    private ReconciliationBreak with(BreakState to, Findings found, @Nullable Step step) {
        List<Step> longer = Stream.concat(history.stream(), Stream.ofNullable(step)).toList();
        return new ReconciliationBreak(
                id,
                firstSeenRun,
                lastSeenRun,
                rule,
                key,
                left,
                right,
                difference,
                severity,
                firstSeenOn,
                to,
                found,
                longer,
                version + 1);
    }

    private void require(BreakState needed, String done) {
        if (breakState != needed) {
            throw wrongState(
                    "is "
                            + breakState.words()
                            + "; only an "
                            + needed.words()
                            + " one can be "
                            + done);
        }
    }

    /// @throws Refused `SAME_PERSON` when somebody who ever explained it would close it
    public void requireOther(Act act) {
        if (BreakCare.explainers(this).contains(act.personId())) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "Whoever explained a break does not close it; ask another person.");
        }
    }

    private Refused wrongState(String what) {
        return Refused.because(Problem.Code.WRONG_STATE, "This break " + what + ".");
    }
}
