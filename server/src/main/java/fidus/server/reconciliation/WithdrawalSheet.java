package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.desk.SignedFigures;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the second person reads before a sign-off is withdrawn: what had been signed, what that
/// frees and what it asks for.
record WithdrawalSheet(SinceSigned since) {
    private static final String OTHERWISE = "Otherwise since";

    /// As many as a person reads on one sheet.
    private static final int MOST = 20;

    /// @param outdated why the days are to be run again afterwards; absent where they need not
    /// @param later runs that went on from it, and are to be run again afterwards
    record After(@Nullable String outdated, List<RunStore.StoredRun> later) {}

    List<Shown> shown(Unit unit, RunStore.StoredRun stored, After after, String reason) {
        String outdated = after.outdated();
        ReconciliationRun run = stored.run();
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Account", RecordWords.account(stored.account())));
        shown.add(new Shown("Period", run.from() + " to " + run.to()));
        shown.add(new Shown("Signed by", stored.preparerName() + " and " + stored.reviewerName()));
        shown.addAll(figures(unit, stored));
        shown.add(new Shown("Evidence", Withdrawals.hash(stored)));
        ReconciliationRun.Outcome outcome = run.outcome();
        shown.add(
                new Shown(
                        "This frees",
                        "its %d matches, which can be undone again, and its rows, which can be matched by hand"
                                .formatted(outcome == null ? 0 : outcome.counts().matches())));
        shown.add(
                new Shown(
                        "Afterwards",
                        outdated == null
                                ? "completed and not signed, as before the sign-off"
                                : "completed, not signed and outdated: "
                                        + outdated
                                        + " These days are to be run again"));
        after.later().forEach(later -> shown.add(outdates(later)));
        shown.add(
                new Shown(
                        "Month close",
                        months(run) + " cannot be signed until two persons sign these days again"));
        shown.add(
                new Shown(
                        "Stays", "what was signed, by whom and when, with the run and in the log"));
        shown.add(new Shown("Reason", reason));
        return shown;
    }

    private static Shown outdates(RunStore.StoredRun later) {
        return new Shown(
                "Outdates",
                "the run of %s to %s, which went on from it and is to be run again; a sign-off of it that waits is void"
                        .formatted(later.run().from(), later.run().to()));
    }

    private static String months(ReconciliationRun run) {
        YearMonth first = YearMonth.from(run.from());
        YearMonth last = YearMonth.from(run.to());
        return first.equals(last) ? last.toString() : first + " to " + last;
    }

    private List<Shown> figures(Unit unit, RunStore.StoredRun stored) {
        Signature signature = stored.signature();
        if (signature == null) {
            return List.of();
        }
        SignedFigures signed = signature.figures();
        Instant at = signed.at().truncatedTo(ChronoUnit.SECONDS);
        String note = signed.note();
        List<ChangedSince> changed = Objects.requireNonNullElse(since.of(unit, stored), List.of());
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Signed on", at.toString()));
        shown.add(new Shown("Note", note == null || note.isBlank() ? "none" : note));
        shown.add(new Shown("Breaks as signed", breaks(signed, changed.size())));
        changed.stream().limit(MOST).forEach(one -> shown.add(otherwise(one)));
        if (changed.size() > MOST) {
            shown.add(new Shown(OTHERWISE, "and %,d more breaks".formatted(changed.size() - MOST)));
        }
        return shown;
    }

    private static String breaks(SignedFigures signed, int changed) {
        return "%d open, %d explained, %d settled; %d of them are otherwise since"
                .formatted(signed.open(), signed.explained(), signed.settled(), changed);
    }

    private static Shown otherwise(ChangedSince one) {
        return new Shown(
                OTHERWISE,
                "%s%s: signed as %s; today %s"
                        .formatted(
                                one.about(),
                                one.difference() == null ? "" : ", " + one.difference(),
                                told(one.signed()),
                                told(one.now())));
    }

    private static String told(ChangedSince.Told told) {
        String state = RuleNames.words(told.breakState().name());
        CauseCode cause = told.causeCode();
        String why = cause == null ? state : state + ", " + RuleNames.words(cause.name());
        String note = told.note();
        return note == null || note.isBlank() ? why : why + " (" + note + ")";
    }
}
