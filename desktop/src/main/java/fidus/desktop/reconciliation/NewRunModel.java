package fidus.desktop.reconciliation;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.mt5.Mt5Calls;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.AskPeriod;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunDays;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.profiles.ProfileCalls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Starting a run: the account, the period or the one the server takes without, and the job until
/// it is over.
final class NewRunModel {
    private final Shell shell;
    private final Loaded<List<RunSubject>> subjects;
    private final Sent sent;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable RunSubject> subject = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable RunPeriod> proposal =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper proposalText = new ReadOnlyStringWrapper("");
    private final RunWatch watch;
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();
    private final SignedDays signed;

    /// The account that is to be chosen as soon as it is there.
    private @Nullable String wanted;

    /// What was asked for last.
    private @Nullable RunSubject asked;

    NewRunModel(Shell shell) {
        this.shell = shell;
        subjects = new Loaded<>(shell);
        sent = new Sent(shell);
        watch = new RunWatch(shell, this::close, fault::set);
        subject.addListener((_, before, now) -> propose(before, now));
        signed = new SignedDays(shell.clock());
        subjects.valueProperty().addListener((_, _, _) -> choose());
        sent.problemProperty().addListener((_, _, why) -> refused(why));
        from.addListener((_, _, _) -> signed.another());
        to.addListener((_, _, _) -> signed.another());
    }

    /// Of an account that is not chosen any more it is news, and asks nothing.
    private void refused(@Nullable Problem why) {
        RunSubject of = asked;
        RunSubject now = open.get() ? subject.get() : null;
        if (why == null || of == null || (now != null && of.account().equals(now.account()))) {
            signed.refused(why);
            fault.set(why);
        } else {
            shell.notices()
                    .bad(
                            RecordWords.account(of.account())
                                    + " was not reconciled: "
                                    + why.message());
        }
    }

    /// What is asked about signed days; ends with its message.
    SignedDays signed() {
        return signed;
    }

    BooleanProperty openProperty() {
        return open;
    }

    /// Begins with this account, as runs name it.
    void begin(String account) {
        RunSubject before = subject.get();
        if (before != null && !before.account().equals(account)) {
            subject.set(null);
        }
        begin();
        wanted = account;
        choose();
    }

    /// Once it is known what can be reconciled.
    private void choose() {
        List<RunSubject> all = subjects.get();
        String account = wanted;
        if (all != null && account != null) {
            all.stream()
                    .filter(one -> one.account().equals(account))
                    .findFirst()
                    .ifPresent(
                            one -> {
                                wanted = null;
                                subject.set(one);
                            });
        }
    }

    void begin() {
        wanted = null;
        open.set(true);
        signed.forget();
        fault.set(null);
        subjects.load(this::all);
        ask(subject.get()); // statements and signatures may have come since it was asked last
    }

    /// Asked off the FX thread; bank accounts only where this person may see them.
    private List<RunSubject> all() {
        List<BankAccountCard> banks =
                shell.session().may(BankCalls.ACCOUNTS.permission())
                        ? shell.server().call(BankCalls.ACCOUNTS, new Nothing()).accounts()
                        : List.of();
        return RunSubject.of(
                shell.server().call(Mt5Calls.ACCOUNTS, new Nothing()).accounts(),
                banks,
                shell.server().call(ReconciliationCalls.RUNS, FindRuns.newest()).runs(),
                shell.server().call(ProfileCalls.PROFILES, new Nothing()));
    }

    /// Puts the form away; a job that runs goes on in the job tray.
    void close() {
        watch.job().leave();
        signed.another();
        fault.set(null);
        open.set(false);
    }

    /// Everything that can be reconciled.
    Loaded<List<RunSubject>> subjects() {
        return subjects;
    }

    Sent sent() {
        return sent;
    }

    ObjectProperty<@Nullable RunSubject> subjectProperty() {
        return subject;
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    /// Inclusive.
    ObjectProperty<@Nullable LocalDate> toProperty() {
        return to;
    }

    /// What the server takes for days that are left empty; null until it has answered.
    ReadOnlyObjectProperty<@Nullable RunPeriod> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /// Where the proposal comes from, or why there is none.
    ReadOnlyStringProperty proposalTextProperty() {
        return proposalText.getReadOnlyProperty();
    }

    /// The running job, null while none runs.
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return watch.job().jobProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    void start() {
        RunSubject chosen = subject.get();
        LocalDate first = from.get();
        LocalDate last = to.get();
        if (signed.isDoubleClick()) {
            return;
        }
        if (chosen == null) {
            refuse("login", "Choose the account to be reconciled.");
            return;
        }
        new RunDays(first, last)
                .fault(proposal.get())
                .ifPresentOrElse(
                        wrong -> refuse(wrong.field(), wrong.message()),
                        () -> {
                            watch.asks();
                            asked = chosen;
                            start(chosen, first, last);
                        });
    }

    private void start(RunSubject chosen, @Nullable LocalDate first, @Nullable LocalDate last) {
        AccountKey key = chosen.trading();
        HouseAccountId bank = chosen.bank();
        if (key != null) {
            var ask = new StartRun(key.server(), key.login(), first, last);
            fault.set(null);
            sent.send(ReconciliationCalls.START, ask, watch::follow);
        } else if (bank != null) {
            StartBankRun ask = signed.start(bank, first, last);
            fault.set(null);
            sent.send(ReconciliationCalls.START_BANK, ask, watch::follow);
        }
    }

    void cancel() {
        watch.job().cancel(fault::set);
    }

    /// Asks how far the job is.
    void look() {
        watch.job().look();
    }

    private void refuse(String field, String message) {
        signed.forget();
        fault.set(Problem.at(field, Problem.Code.BAD_VALUE, message));
    }

    /// Asks what the server takes when no day is given. The same account read again keeps what was
    /// typed.
    private void propose(@Nullable RunSubject before, @Nullable RunSubject chosen) {
        if (before != null && chosen != null && before.account().equals(chosen.account())) {
            return;
        }
        if (chosen != null) {
            wanted = null; // whoever chose by hand meanwhile keeps it
        }
        signed.another();
        from.set(null);
        to.set(null);
        ask(chosen);
    }

    private void ask(@Nullable RunSubject chosen) {
        proposal.set(null);
        proposalText.set("");
        if (chosen != null) {
            shell.background()
                    .run(
                            () -> period(chosen),
                            found -> proposed(chosen, found, found.why()),
                            why -> proposed(chosen, null, why.message()));
        }
    }

    private RunPeriod period(RunSubject of) {
        AccountKey key = of.trading();
        return key != null
                ? shell.server()
                        .call(ReconciliationCalls.PERIOD, new AskPeriod(key.server(), key.login()))
                : shell.server()
                        .call(
                                ReconciliationCalls.BANK_PERIOD,
                                new AskBankPeriod(Objects.requireNonNull(of.bank())));
    }

    private void proposed(RunSubject asked, @Nullable RunPeriod found, String words) {
        RunSubject now = subject.get();
        if (now != null && asked.account().equals(now.account())) {
            proposal.set(found);
            proposalText.set(words);
        }
    }
}
