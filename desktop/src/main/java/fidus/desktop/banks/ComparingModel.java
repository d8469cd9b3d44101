package fidus.desktop.banks;

import fidus.contract.Problem;
import fidus.desktop.reconciliation.RunWatch;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Compares the books of a bank account with its statements over days that a person chooses; the
/// days that follow the last signed-off run are proposed.
public final class ComparingModel {
    /// First day, which may lie before the first row of a statement; empty for the proposed one.
    public final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();

    /// Last day, empty for the proposed one.
    public final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();

    private final Fetched<RunPeriod> proposed;
    private final Command<StartBankRun, RunStarted> start;
    private final RunWatch run;

    /// @param free whether nothing else is in hand on the screen
    /// @param problem told why a run did not come about
    ComparingModel(Shell shell, BooleanSupplier free, Consumer<@Nullable Problem> problem) {
        proposed = new Fetched<>(shell);
        start = new Command<>(shell, ReconciliationCalls.START_BANK);
        // an answer about the run takes away nothing else that is said on the screen
        Consumer<@Nullable Problem> fault =
                why -> {
                    if (why != null) {
                        problem.accept(why);
                    }
                };
        run = new RunWatch(shell, free, () -> {}, fault);
        proposed.valueProperty().addListener((_, before, now) -> propose(before, now));
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
        proposed.ask(ReconciliationCalls.BANK_PERIOD, new AskBankPeriod(account));
    }

    void clear() {
        proposed.clear();
        from.set(null);
        to.set(null);
    }

    /// Its workbench opens when the run is over, for whoever still waits for it here.
    void start(HouseAccountId account) {
        run.asks();
        start.send(new StartBankRun(account, from.get(), to.get()), run::follow);
    }

    /// Stops the run under way.
    void cancel() {
        run.cancel();
    }

    /// Asks how far the run under way is.
    void look() {
        run.look();
    }

    /// Days that a person chose stay. Where a new proposal beside them would put the first after
    /// the last, neither is renewed.
    private void propose(@Nullable RunPeriod before, @Nullable RunPeriod now) {
        if (now != null) {
            LocalDate first =
                    renewed(from.get(), before == null ? null : before.from(), now.from());
            LocalDate last = renewed(to.get(), before == null ? null : before.to(), now.to());
            if (!first.isAfter(last)) {
                from.set(first);
                to.set(last);
            }
        }
    }

    private static LocalDate renewed(
            @Nullable LocalDate stands, @Nullable LocalDate before, LocalDate now) {
        return stands == null || stands.equals(before) ? now : stands;
    }
}
