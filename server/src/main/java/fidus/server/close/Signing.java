package fidus.server.close;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.cashflow.CoverageBasis;
import fidus.close.AttestedBalance;
import fidus.close.CloseFigures;
import fidus.close.ClosedHead;
import fidus.close.ExplainedTieOut;
import fidus.close.SignClose;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutNames;
import fidus.close.TieOutState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Two people sign a month: one prepares it, another approves exactly those figures, and with that
/// the month and its reconciliations are locked.
final class Signing {
    static final String LOCK = "LOCK_MONTH";

    private final Closes.Ground ground;
    private final CloseStore store;
    private final Checklist checklist;

    /// What two people sign.
    ///
    /// @param hash SHA-256 over all figures
    record Signed(String period, int version, String hash) {}

    Signing(Closes.Ground ground, CloseStore store, Checklist checklist) {
        this.ground = ground;
        this.store = store;
        this.checklist = checklist;
        ground.approvals().kind(LOCK, Signed.class, Set.of(Role.APPROVER), lock());
    }

    private Approvals.Execution<Signed> lock() {
        return new Approvals.Execution<>() {
            @Override
            public void lookedAt(Unit reading, Signed signed) {
                YearMonth month = YearMonth.parse(signed.period);
                if (ground.ledger().periodState(reading, month) == PeriodState.CLOSING) {
                    var _ = checklist.seen(reading, month, "");
                }
            }

            @Override
            public void execute(Unit unit, Decided by, Signed asked) {
                signed(unit, by, asked);
            }
        };
    }

    Prepared prepare(Asked asked, SignClose sign) {
        YearMonth month = MonthText.of(sign.period());
        Closes.text("note", sign.note());
        Checklist.Seen seen = ready(asked.unit(), month, Problem.Code.NOT_SIGNABLE);
        CloseFigures figures = Figures.of(asked.unit(), ground, seen);
        String hash = figures.digest();
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                LOCK,
                                Closes.subject(month),
                                "Lock " + month + ", version " + figures.version(),
                                shown(
                                        figures,
                                        hash,
                                        sign.note().strip(),
                                        basis(asked.unit(), month)),
                                new Signed(month.toString(), figures.version(), hash)));
    }

    private CoverageBasis basis(Unit unit, YearMonth month) {
        return ground.cashFlows().basis(unit, month.atEndOfMonth());
    }

    private Checklist.Seen ready(Unit unit, YearMonth month, Problem.Code otherwise) {
        PeriodState state = ground.ledger().periodState(unit, month);
        if (state != PeriodState.CLOSING) {
            throw Refused.because(
                    otherwise,
                    month + " is " + state + ". Only a month that is being closed is signed.");
        }
        Checklist.Seen seen = checklist.seen(unit, month, "");
        if (!seen.ready()) {
            String why = seen.step(StepKind.SIGN_OFF).words();
            throw Refused.because(otherwise, month + " cannot be signed: " + why);
        }
        return seen;
    }

    /// What people decided and said, and what is lacking.
    private static List<Shown> said(CloseFigures figures, CoverageBasis basis) {
        var shown = new ArrayList<Shown>();
        figures.carried()
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                "Carried over to " + one.partyName(),
                                                one.sum() + ", " + one.text())));
        figures.tieOuts().stream()
                .filter(tie -> tie.tieOutState() == TieOutState.EXPLAINED)
                .map(Signing::explained)
                .forEach(shown::add);
        figures.tieOuts().stream()
                .filter(TieOut::isBlocking)
                .map(tie -> new Shown("Not settled", HouseSteps.said(TieOutNames.of(tie), tie)))
                .forEach(shown::add);
        figures.attested().stream().map(Signing::attested).forEach(shown::add);
        figures.coverage()
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                "Shortfall of funds in " + one.currency(),
                                                one.totalShortfall(basis)
                                                        .map(Money::toString)
                                                        .orElse("not known"))));
        figures.skipped()
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                Checklist.named(one.stepKind())
                                                        + " skipped by "
                                                        + one.skippedBy(),
                                                one.reason())));
        return shown;
    }

    private static Shown explained(TieOut tie) {
        return new Shown(TieOutNames.of(tie), sides(tie) + ": " + tie.explanation());
    }

    /// Both sides of a line and their difference, in words.
    static String sides(TieOut tie) {
        return (tie.tieOutRule().name().startsWith("L") ? "The books say " : "It is ")
                + Objects.toString(tie.left(), "not known")
                + ", it should be "
                + Objects.toString(tie.right(), "not known")
                + ", a difference of "
                + tie.difference().map(Money::toString).orElse("not known");
    }

    private static Shown attested(AttestedBalance one) {
        return new Shown(
                "Attested " + one.account() + " " + one.name(),
                one.attested()
                        + " by "
                        + one.attestedBy()
                        + " and "
                        + one.checkedBy()
                        + ": "
                        + one.evidence());
    }

    private static List<Shown> shown(
            CloseFigures figures, String hash, String note, CoverageBasis basis) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Month", figures.period() + ", version " + figures.version()));
        long tied = figures.tieOuts().stream().filter(TieOut::isSettled).count();
        shown.add(new Shown("Tie-outs", tied + " of " + figures.tieOuts().size()));
        figures.accounts()
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                "Owned equity of " + one.account(),
                                                one.ownedEquity().toString())));
        figures.fees()
                .forEach(
                        run ->
                                shown.add(
                                        new Shown("Fees of " + run.payee(), run.fee().toString())));
        shown.addAll(said(figures, basis));
        shown.add(new Shown("SHA-256 of all figures", hash));
        shown.add(new Shown("Note", note));
        return List.copyOf(shown);
    }

    /// Who explained a difference, or skipped a step, does not check it.
    private static void checkable(Actor checker, CloseStore.Close close, CloseFigures figures) {
        for (ExplainedTieOut said : close.explained()) {
            boolean own = said.explainerId().equals(checker.id());
            if (own && figures.tieOuts().stream().anyMatch(said::isAbout)) {
                throw Refused.because(
                        Problem.Code.SAME_PERSON,
                        "You explained "
                                + said.tieOutRule()
                                + " "
                                + said.key()
                                + " of this month yourself. Another person has to check it.");
            }
        }
        for (SkippedStep skipped : figures.skipped()) {
            if (skipped.skipperId().equals(checker.id())) {
                throw Refused.because(
                        Problem.Code.SAME_PERSON,
                        "You skipped "
                                + Checklist.named(skipped.stepKind())
                                + " of this month yourself. Another approver has to check it, or"
                                + " skip the step in your place.");
            }
        }
    }

    private void signed(Unit unit, Decided by, Signed signed) {
        YearMonth month = YearMonth.parse(signed.period);
        Checklist.Seen seen = ready(unit, month, Problem.Code.STALE_VERSION);
        CloseFigures figures = Figures.of(unit, ground, seen);
        checkable(by.checker(), seen.facts().close(), figures);
        if (!figures.digest().equals(signed.hash)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The figures of " + month + " are not what was shown. Sign them anew.");
        }
        ground.ledger().periods().lock(unit, month);
        for (MonthFacts.Reconciled one : seen.facts().runs()) {
            if (one.isSigned()) {
                one.covered()
                        .runs()
                        .forEach(
                                run -> ground.reconciliations().lock(unit, by.checker(), run.id()));
            }
        }
        var head =
                new ClosedHead(
                        signed.period,
                        signed.version,
                        signed.hash,
                        by.maker().name(),
                        by.checker().name(),
                        unit.now(),
                        null);
        store.add(unit, head, figures);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        LOCK,
                        Closes.subject(month),
                        null,
                        head,
                        "");
    }
}
