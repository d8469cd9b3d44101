package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.SinceCompared;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.StartRun;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The way out of a run that is outdated: account and days of it are compared again, and the new
/// run is opened. Days of a bank account that are signed are compared again only when asked twice.
final class RerunModel {
    private static final String BANK = "bank/";

    private final WorkbenchModel bench;
    private final Shell shell;
    private final Sent sent;
    private final RunWatch watch;
    private final SignedDays signed;
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();

    private final ReadOnlyObjectWrapper<@Nullable RunId> newer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private @Nullable RunId about;

    /// The run that was asked for again last.
    private @Nullable RunCard of;

    RerunModel(WorkbenchModel bench) {
        this.bench = bench;
        shell = bench.shell();
        sent = new Sent(shell);
        watch = new RunWatch(shell, () -> {}, this::say);
        signed = new SignedDays(shell.clock());
        sent.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (isShown()) {
                                signed.refused(why);
                            }
                            say(why);
                        });
        bench.deskProperty().addListener((_, _, desk) -> look(desk));
    }

    /// A later run of all its days that holds; null while none is known.
    ReadOnlyObjectProperty<@Nullable RunId> newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /// Whether it is known if there is a later run, or could not be found out.
    ReadOnlyBooleanProperty lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    /// Looks for a later run among the newest ones. Where that fails, it can be run again. While
    /// the same run is read again, what was found of it stays.
    private void look(@Nullable RunDesk desk) {
        RunId id = desk == null ? null : desk.card().run().id();
        if (!Objects.equals(about, id)) {
            looked.set(false);
            newer.set(null);
        }
        about = id;
        if (desk != null && desk.card().outdated() != null) {
            shell.background()
                    .run(
                            () -> shell.server().call(ReconciliationCalls.RUNS, FindRuns.newest()),
                            runs -> {
                                RunDesk now = bench.deskProperty().get();
                                if (now != null && now.card().run().id().equals(id)) {
                                    newer.set(newer(now.card(), runs.runs()));
                                    looked.set(true);
                                }
                            },
                            _ -> looked.set(looked.get() || Objects.equals(about, id)));
        }
    }

    private static @Nullable RunId newer(RunCard old, List<RunCard> runs) {
        return runs.stream()
                .filter(one -> one.account().equals(old.account()) && one.outdated() == null)
                .filter(one -> one.run().outcome() != null)
                .filter(one -> one.startedAt().isAfter(old.startedAt()))
                .filter(one -> !one.run().from().isAfter(old.run().from()))
                .filter(one -> !one.run().to().isBefore(old.run().to()))
                .max(Comparator.comparing(RunCard::startedAt))
                .map(one -> one.run().id())
                .orElse(null);
    }

    void openNewer() {
        RunId id = newer.get();
        if (id != null) {
            shell.navigation().open(ReconciliationView.SCREEN, "run/" + id.value());
        }
    }

    /// What is said of a run that is outdated; null of any other.
    static @Nullable String words(@Nullable RunDesk desk) {
        String why = desk == null ? null : desk.card().outdated();
        return why == null ? null : "This run is outdated: " + why;
    }

    /// What is said of a run that is worked on and of whose days something changed since it
    /// compared them, or whose rules did; empty of any other.
    static String since(@Nullable RunDesk desk) {
        SinceCompared since = desk == null ? null : desk.card().since();
        if (since == null) {
            return "";
        }
        String rules = since.rules();
        return since.changed().isEmpty()
                ? rules == null ? "" : rules
                : "Changed since this run compared its days. "
                        + Words.figures(String.join(" ", since.changed()));
    }

    /// What a run came to and by which rules; empty for one without a result.
    static String came(RunCard card) {
        ReconciliationRun.Outcome outcome = card.run().outcome();
        if (outcome == null) {
            return "";
        }
        ReconciliationRun.Counts counts = outcome.counts();
        Integer found = card.found();
        String came =
                "By the %s, it came to %s and left %s without a counterpart."
                        .formatted(
                                RunsView.madeBy(card),
                                counted(counts.matches(), "match", "matches"),
                                counted(counts.unmatched(), "row", "rows"));
        return found == null
                ? came
                : came + " It found %s.".formatted(counted(found, "break", "breaks"));
    }

    private static String counted(int count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    /// The running job, null while none runs.
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return watch.job().jobProperty();
    }

    /// Whether an answer is waited for, of this run or of one that was left.
    ReadOnlyBooleanProperty busyProperty() {
        return sent.busyProperty();
    }

    /// Why it did not work.
    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// What is asked about signed days; ends with its message.
    SignedDays signed() {
        return signed;
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
        signed.another();
        fault.set(null);
    }

    void start() {
        RunDesk desk = bench.deskProperty().get();
        boolean runs = watch.job().jobProperty().get() != null || sent.busyProperty().get();
        if (desk == null || !mayStart() || runs || signed.isDoubleClick()) {
            return;
        }
        fault.set(null);
        watch.asks();
        RunCard card = desk.card();
        of = card;
        ReconciliationRun run = card.run();
        if (card.account().startsWith(BANK)) {
            shell.background()
                    .run(
                            () -> shell.server().call(BankCalls.ACCOUNTS, new Nothing()),
                            accounts -> bank(card, accounts),
                            this::notAsked);
        } else {
            String[] key = card.account().split("@", 2);
            var again = new StartRun(key[1], Long.parseLong(key[0]), run.from(), run.to());
            sent.send(ReconciliationCalls.START, again, this::follow);
        }
    }

    /// Another run may be asked for meanwhile; one of them is sent.
    private void bank(RunCard card, BankAccounts accounts) {
        if (!card.equals(of) || sent.busyProperty().get()) {
            return;
        }
        String name = RecordWords.account(card.account());
        BankAccountCard found =
                accounts.accounts().stream()
                        .filter(one -> one.account().name().equals(name))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            notAsked(
                    Problem.of(
                            Problem.Code.NOT_FOUND, "The house has no bank account " + name + "."));
            return;
        }
        StartBankRun again = signed.start(found.account().id(), card.run().from(), card.run().to());
        sent.send(ReconciliationCalls.START_BANK, again, this::follow);
    }

    /// What was said of signed days is not said any more.
    private void notAsked(Problem why) {
        signed.forget();
        say(why);
    }

    private void follow(RunStarted answer) {
        watch.follow(answer, isShown());
    }

    private boolean isShown() {
        RunCard asked = of;
        return asked == null || asked.run().id().equals(bench.run());
    }

    /// Of a run that is not on the desk any more it is news.
    private void say(@Nullable Problem why) {
        RunCard asked = of;
        if (asked == null || isShown()) {
            fault.set(why);
        } else if (why != null) {
            ReconciliationRun run = asked.run();
            shell.notices()
                    .bad(
                            "%s %s to %s was not run again: %s"
                                    .formatted(
                                            RecordWords.account(asked.account()),
                                            run.from(),
                                            run.to(),
                                            why.message()));
        }
    }
}
