package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.StartRun;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// The way out of a run that is outdated: account and days of it are compared again, and the new
/// run is opened.
final class RerunModel {
    private static final String BANK = "bank/";

    private final WorkbenchModel bench;
    private final Shell shell;
    private final Sent sent;
    private final RunWatch watch;
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();

    RerunModel(WorkbenchModel bench) {
        this.bench = bench;
        shell = bench.shell();
        sent = new Sent(shell);
        watch = new RunWatch(shell, () -> {}, fault::set);
        sent.problemProperty().addListener((_, _, why) -> fault.set(why));
    }

    /// What is said of a run that is outdated; null of any other.
    static @Nullable String words(@Nullable RunDesk desk) {
        String why = desk == null ? null : desk.card().outdated();
        return why == null ? null : "This run is outdated: " + why;
    }

    /// The running job, null while none runs.
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return watch.job().jobProperty();
    }

    /// Why it did not work.
    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    Shell shell() {
        return shell;
    }

    boolean mayStart() {
        return shell.session().may(Permission.RECONCILE);
    }

    /// Another run is looked at: a job goes on in the job tray.
    void leave() {
        watch.job().leave();
        fault.set(null);
    }

    void start() {
        RunDesk desk = bench.deskProperty().get();
        if (desk == null || !mayStart() || watch.job().jobProperty().get() != null) {
            return;
        }
        fault.set(null);
        watch.asks();
        RunCard card = desk.card();
        ReconciliationRun run = card.run();
        if (card.account().startsWith(BANK)) {
            shell.background()
                    .run(
                            () -> shell.server().call(BankCalls.ACCOUNTS, new Nothing()),
                            accounts -> bank(card, accounts),
                            fault::set);
        } else {
            String[] key = card.account().split("@", 2);
            var again = new StartRun(key[1], Long.parseLong(key[0]), run.from(), run.to());
            sent.send(ReconciliationCalls.START, again, watch::follow);
        }
    }

    private void bank(RunCard card, BankAccounts accounts) {
        String name = card.account().substring(BANK.length());
        BankAccountCard found =
                accounts.accounts().stream()
                        .filter(one -> one.account().name().equals(name))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            fault.set(
                    Problem.of(
                            Problem.Code.NOT_FOUND, "The house has no bank account " + name + "."));
            return;
        }
        var again = new StartBankRun(found.account().id(), card.run().from(), card.run().to());
        sent.send(ReconciliationCalls.START_BANK, again, watch::follow);
    }
}
