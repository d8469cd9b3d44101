package fidus.desktop.banks;

import fidus.contract.Problem;
import fidus.desktop.reconciliation.RunWatch;
import fidus.desktop.reconciliation.SignedDays;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunDays;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Compares the books of a bank account with its statements over days that a person chooses; the
/// days that follow the last signed-off run are proposed.
public final class ComparingModel {
    /// First day, which may lie before the first row of a statement; empty for the proposed one.
    public final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();

    /// Last day, empty for the proposed one.
    public final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();

    private final Shell shell;
    private final Consumer<@Nullable Problem> problem;
    private final SignedDays signed;
    private final Fetched<RunPeriod> proposed;
    private final Command<StartBankRun, RunStarted> start;
    private final RunWatch run;
    private @Nullable RunPeriod followed;
    private @Nullable HouseAccountId shown;

    /// The account that was asked about last.
    private @Nullable HouseAccount of;

    /// The account of the run that is followed.
    private @Nullable HouseAccount ofRun;

    /// @param free whether nothing else is in hand on the screen
    /// @param problem told why a run did not come about
    ComparingModel(Shell shell, BooleanSupplier free, Consumer<@Nullable Problem> problem) {
        this.shell = shell;
        this.problem = problem;
        signed = new SignedDays(shell.clock());
        proposed = new Fetched<>(shell);
        start = new Command<>(shell, ReconciliationCalls.START_BANK);
        run = new RunWatch(shell, free, () -> {}, this::failed);
        proposed.valueProperty().addListener((_, _, now) -> propose(now));
        start.problemProperty().addListener((_, _, why) -> refused(why));
        from.addListener((_, _, _) -> signed.another());
        to.addListener((_, _, _) -> signed.another());
    }

    /// Keeps a button saying whether it compares signed days again.
    static void says(StringProperty button, ComparingModel model, ResourceBundle texts) {
        model.signed.says(button, texts.getString("reconcile"), texts.getString("reconcile.again"));
    }

    public Command<StartBankRun, RunStarted> startCommand() {
        return start;
    }

    /// The period proposed, with where it comes from; null while there is no statement.
    public ReadOnlyObjectProperty<@Nullable RunPeriod> proposedProperty() {
        return proposed.valueProperty();
    }

    /// The run under way, null while none is.
    public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return run.jobProperty();
    }

    void read(HouseAccountId account) {
        shown = account;
        proposed.ask(ReconciliationCalls.BANK_PERIOD, new AskBankPeriod(account));
    }

    void clear() {
        followed = null;
        signed.another();
        proposed.clear();
        from.set(null);
        to.set(null);
    }

    /// Days that are signed are refused the first time, with who signed them; asked for once more
    /// while that is said, they are compared again. Its workbench opens when the run is over, for
    /// whoever still waits for it here.
    void start(HouseAccount account) {
        if (start.busyProperty().get() || signed.isDoubleClick()) {
            return;
        }
        Problem.Field wrong =
                new RunDays(from.get(), to.get()).fault(proposed.value()).orElse(null);
        if (wrong != null) {
            signed.forget();
            problem.accept(Problem.at(wrong.field(), Problem.Code.BAD_VALUE, wrong.message()));
            return;
        }
        run.asks();
        of = account;
        start.send(
                signed.start(account.id(), from.get(), to.get()),
                answer -> {
                    ofRun = account;
                    run.follow(answer);
                });
    }

    /// The question about signed days is not asked any more: its message is gone.
    void forget() {
        signed.forget();
    }

    /// Something else is said on the screen, or nothing.
    void onlySaid(@Nullable Problem now) {
        if (!Objects.equals(now, start.problemProperty().get())) {
            forget();
        }
    }

    /// Of an account that is not in hand any more it is news, and asks nothing.
    private void refused(@Nullable Problem why) {
        if (why == null || isInHand(of)) {
            signed.refused(why);
            problem.accept(why);
        } else {
            tell(of, why);
        }
    }

    /// An answer about the run takes away nothing else that is said on the screen. Of an account
    /// that is not in hand any more it is news why there is no run, and not that nobody answers.
    private void failed(@Nullable Problem why) {
        if (why != null && isInHand(ofRun)) {
            problem.accept(why);
        } else if (why != null && jobProperty().get() == null) {
            tell(ofRun, why);
        }
    }

    private boolean isInHand(@Nullable HouseAccount then) {
        return then == null || then.id().equals(shown);
    }

    private void tell(@Nullable HouseAccount then, Problem why) {
        if (then != null) {
            shell.notices().bad(then.name() + " was not reconciled: " + why.message());
        }
    }

    /// Stops the run under way.
    void cancel() {
        run.cancel();
    }

    /// Asks how far the run under way is.
    void look() {
        run.look();
    }

    /// The days follow the proposal whenever that changes, so that a statement taken in meanwhile
    /// is not left out and days signed meanwhile are not compared again. What a person chose beside
    /// a proposal that stands is kept.
    private void propose(@Nullable RunPeriod now) {
        RunPeriod before = followed;
        if (now != null) {
            followed = now;
            boolean goesOn = before != null && !before.from().equals(now.from());
            if (goesOn || from.get() == null) {
                from.set(now.from());
            }
            if (goesOn || to.get() == null || before == null || !before.to().equals(now.to())) {
                to.set(now.to());
            }
        }
    }
}
