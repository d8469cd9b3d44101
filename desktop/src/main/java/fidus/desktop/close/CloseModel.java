package fidus.desktop.close;

import fidus.approvals.Prepared;
import fidus.auth.Me;
import fidus.close.AboutClose;
import fidus.close.AboutVersion;
import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.ClosedMonth;
import fidus.close.MonthLines;
import fidus.close.ReopenMonth;
import fidus.close.RunStep;
import fidus.close.SignClose;
import fidus.close.SkipStep;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.imports.JobWatch;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.ledger.PeriodState;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;

/// One month as its close stands, the step that is looked at, and what is done about it.
public final class CloseModel {
    /// The screen's name in the navigation.
    public static final String SCREEN = "close";

    private final Shell shell;
    private final Fetched<MonthLines> months;
    private final Fetched<CloseMonth> month;
    private final Fetched<ClosedMonth> signed;
    private final Command<AboutClose, CloseMonth> freeze;
    private final Command<AboutClose, CloseMonth> carry;
    private final Command<RunStep, Job> run;
    private final Command<SignClose, Prepared> sign;
    private final ReasonModel reason;
    private final EvidenceModel evidence;
    private final JobWatch watch;
    private final ReadOnlyObjectWrapper<YearMonth> period;
    private final ReadOnlyObjectWrapper<@Nullable CloseStep> step = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RuleLine> rule = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty note = new SimpleStringProperty("");
    private boolean chosen;

    public CloseModel(Shell shell) {
        this.shell = shell;
        months = new Fetched<>(shell, MonthLines::asOf);
        month = new Fetched<>(shell, CloseMonth::asOf);
        signed = new Fetched<>(shell);
        freeze = new Command<>(shell, CloseCalls.FREEZE);
        carry = new Command<>(shell, CloseCalls.CARRY);
        run = new Command<>(shell, CloseCalls.RUN);
        sign = new Command<>(shell, CloseCalls.SIGN_OFF);
        reason = new ReasonModel(shell);
        evidence = new EvidenceModel(shell, this);
        watch = new JobWatch(shell, _ -> read());
        period = new ReadOnlyObjectWrapper<>(YearMonth.from(shell.today()).minusMonths(1));
        months.valueProperty().addListener((_, _, now) -> next(now));
        for (var command : List.of(freeze, carry, run, sign)) {
            command.problemProperty().addListener((_, _, why) -> problem.set(why));
        }
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<CloseMonth> month() {
        return month;
    }

    /// The figures of the version that is looked at.
    public Fetched<ClosedMonth> signed() {
        return signed;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// What is said of single lines.
    public EvidenceModel evidence() {
        return evidence;
    }

    public JobWatch watch() {
        return watch;
    }

    public ReadOnlyObjectProperty<YearMonth> periodProperty() {
        return period.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable CloseStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RuleLine> ruleProperty() {
        return rule.getReadOnlyProperty();
    }

    /// What the second person should know of the month that is signed.
    public StringProperty noteProperty() {
        return note;
    }

    /// Why something was not done.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// @param subject `close/2027-03` for a month, anything else for the one to close next
    public void visit(String subject) {
        if (subject.matches("close/\\d{4}-(0[1-9]|1[0-2])")) {
            chosen = true;
            period.set(YearMonth.parse(subject.substring("close/".length())));
        }
        if (chosen) {
            read();
        } else {
            months.ask(CloseCalls.MONTHS, new Nothing());
        }
    }

    private void next(@Nullable MonthLines now) {
        if (now != null && !chosen) {
            chosen = true;
            period.set(YearMonth.parse(now.next()));
            read();
        }
    }

    public void move(int by) {
        chosen = true;
        period.set(period.get().plusMonths(by));
        step.set(null);
        note.set("");
        rule.set(null);
        month.clear();
        signed.clear();
        read();
    }

    public void read() {
        problem.set(null);
        month.ask(CloseCalls.MONTH, about());
    }

    public void look(@Nullable CloseStep now) {
        step.set(now);
    }

    public void lookAt(@Nullable RuleLine now) {
        rule.set(now);
    }

    /// Reads what was signed with a version.
    public void lookAt(@Nullable ClosedHead head) {
        if (head == null) {
            signed.clear();
        } else {
            signed.ask(CloseCalls.VERSION, new AboutVersion(head.period(), head.version()));
        }
    }

    /// Whether this person may do what the step offers.
    public boolean mayAct(CloseStep one) {
        return one.act() != null && freeze.isAllowed();
    }

    /// Also what another approver skipped: it is skipped in that person's place.
    public boolean maySkip(CloseStep one) {
        return one.stepKind().isSkippable()
                && (!one.stepState().isSettled() || isOfAnother(one.skipped()))
                && isClosing()
                && shell.session().may(CloseCalls.SKIP.permission());
    }

    private boolean isOfAnother(@Nullable SkippedStep skipped) {
        Me me = shell.session().me();
        return skipped != null && me != null && !skipped.skipperId().equals(me.id());
    }

    public boolean mayReopen() {
        CloseMonth now = month.value();
        return now != null
                && now.latest()
                && now.waiting().isEmpty()
                && shell.session().may(CloseCalls.REOPEN.permission());
    }

    /// Whether nothing is under way and the server answers.
    public BooleanBinding idle() {
        return freeze.readyProperty()
                .and(carry.readyProperty())
                .and(run.readyProperty())
                .and(sign.readyProperty());
    }

    private boolean isClosing() {
        CloseMonth now = month.value();
        return now != null && now.periodState() == PeriodState.CLOSING;
    }

    /// Does what the step that is looked at offers.
    public void act() {
        CloseStep now = step.get();
        CloseAct act = now == null ? null : now.act();
        if (now == null || act == null) {
            return;
        }
        switch (act) {
            case FREEZE -> freeze.send(about(), _ -> read());
            case CARRY_OVER -> carry.send(about(), _ -> read());
            case TAKE_SNAPSHOT, MARK_TO_MARKET, ACCRUE, CLOSE_YEAR ->
                    run.send(new RunStep(about().period(), now.stepKind()), watch::follow);
            case RECORD_START -> evidence.begin();
            case SIGN_OFF ->
                    sign.send(
                            new SignClose(about().period(), note.get().strip()),
                            prepared -> {
                                note.set("");
                                shell.notices()
                                        .good("Waits for a second person: " + prepared.title());
                                read();
                            });
        }
    }

    /// @param deed in words, from the texts of the view
    public void skip(ReasonModel.Deed deed) {
        CloseStep now = step.get();
        if (now != null) {
            StepKind kind = now.stepKind();
            reason.ask(
                    deed,
                    CloseCalls.SKIP,
                    why -> new SkipStep(about().period(), kind, why),
                    _ -> read());
        }
    }

    /// @param deed in words, from the texts of the view
    public void reopen(ReasonModel.Deed deed) {
        reason.ask(
                deed,
                CloseCalls.REOPEN,
                why -> new ReopenMonth(about().period(), why),
                prepared -> {
                    shell.notices().good("Waits for a second person: " + prepared.title());
                    read();
                });
    }

    /// Goes where what blocks a step is put right.
    public void go(CloseBlock block) {
        BlockWays.go(this, block);
    }

    /// How approvals name the month.
    public String subject() {
        return "close/" + period.get();
    }

    private AboutClose about() {
        return new AboutClose(period.get().toString());
    }
}
