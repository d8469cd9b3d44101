package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The same done to several breaks, or as a job to everything that fits the filters. It is tried on
/// all of them first; where some would refuse it, they are told and a person decides whether the
/// others get it.
final class BulkModel {
    private final Shell shell;
    private final Owners owners;
    private final Runnable changed;
    private final Sent sent;
    private final ReadOnlyObjectWrapper<List<BreakCard>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable BreakTrial> trial = new ReadOnlyObjectWrapper<>();
    private final BreakListing listing;
    private final BooleanProperty whole = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final JobWatch watch;
    private @Nullable DoToBreaks tried;
    private @Nullable DoToFound found;
    private int turn;

    BulkModel(Shell shell, Owners owners, BreakListing listing, Runnable changed) {
        this.shell = shell;
        this.owners = owners;
        this.listing = listing;
        this.changed = changed;
        sent = new Sent(shell);
        watch = new JobWatch(shell, this::over);
        whole.addListener((_, _, _) -> reconsider());
    }

    /// Whether everything that fits the filters is meant, and not what is selected.
    BooleanProperty wholeProperty() {
        return whole;
    }

    /// Other filters, another whole.
    void leaveWhole() {
        whole.set(false);
    }

    /// Something else is taken in hand, or nothing; what is under way is seen to its end.
    ///
    /// @return whether everything was meant until now
    boolean leave() {
        boolean leaves = whole.get() && watch.jobProperty().get() == null;
        if (leaves) {
            leaveWhole();
        }
        return leaves;
    }

    /// How many are meant.
    int size() {
        BreakPage page = listing.page();
        return !whole.get() ? chosen.get().size() : page == null ? 0 : page.total();
    }

    /// Exact, without signs.
    List<Money> sums() {
        BreakPage page = listing.page();
        return !whole.get() || page == null ? MoneySums.of(chosen.get()) : page.sums();
    }

    /// Why the job did nothing, empty while it did not say.
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    JobWatch watch() {
        return watch;
    }

    Shell shell() {
        return shell;
    }

    Owners owners() {
        return owners;
    }

    Sent sent() {
        return sent;
    }

    ReadOnlyObjectProperty<List<BreakCard>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// What some of the chosen breaks refuse, null while nothing was tried.
    ReadOnlyObjectProperty<@Nullable BreakTrial> trialProperty() {
        return trial.getReadOnlyProperty();
    }

    void choose(List<BreakCard> cards) {
        if (!cards.equals(chosen.get())) {
            reconsider();
            chosen.set(List.copyOf(cards));
        }
    }

    /// Forgets what was tried, because something else is meant now.
    void reconsider() {
        turn++;
        sent.forget();
        tried = null;
        found = null;
        refusal.set("");
        trial.set(null);
    }

    /// What this person may do to breaks, in the order it is usually done.
    List<BreakDeed> deeds() {
        List<BreakDeed> deeds = new ArrayList<>();
        if (shell.session().may(Permission.RECONCILE)) {
            deeds.addAll(
                    List.of(
                            BreakDeed.EXPLAIN,
                            BreakDeed.ASSIGN,
                            BreakDeed.SET_CAUSE,
                            BreakDeed.COMMENT));
        }
        if (shell.session().may(Permission.PREPARE_BREAK)) {
            deeds.addAll(List.of(BreakDeed.RESOLVE, BreakDeed.WRITE_OFF));
        }
        return deeds;
    }

    boolean mayAct() {
        int size = size();
        return size > 0 && size <= most() && !deeds().isEmpty();
    }

    /// How many can be worked on at once.
    int most() {
        return whole.get() ? DoToFound.MOST : ExplainBreaks.MOST;
    }

    /// Tries it on all of them, and does it when none refuses.
    void act(BreakDeed deed, @Nullable PersonId owner, @Nullable CauseCode cause, String text) {
        if (!mayAct() || !shell.connection().onlineProperty().get()) {
            return;
        }
        reconsider();
        FindBreakPage question = listing.asked();
        BreakPage page = listing.page();
        if (whole.get() && question != null && page != null) {
            send(
                    new DoToFound(
                            question,
                            page.total(),
                            page.digest(),
                            false,
                            deed,
                            owner,
                            cause,
                            text.strip()));
            return;
        }
        List<ExplainBreaks.Shown> shown = chosen.get().stream().map(BulkModel::shown).toList();
        tryOn(new DoToBreaks(shown, deed, owner, cause, text.strip()));
    }

    /// The break as it is shown.
    static ExplainBreaks.Shown shown(BreakCard card) {
        return new ExplainBreaks.Shown(card.found().id(), card.found().version());
    }

    private void tryOn(DoToBreaks ask) {
        int mine = turn;
        sent.send(
                ReconciliationCalls.TRY_ON_BREAKS,
                ask,
                told -> {
                    if (mine != turn) {
                        return;
                    }
                    if (told.refused().isEmpty()) {
                        send(ask);
                    } else {
                        tried = ask;
                        trial.set(told);
                    }
                });
    }

    /// Does what was tried to the breaks that did not refuse it.
    void actOnTheRest() {
        DoToFound all = found;
        if (all != null) {
            send(
                    new DoToFound(
                            all.found(),
                            all.total(),
                            all.digest(),
                            true,
                            all.deed(),
                            all.owner(),
                            all.causeCode(),
                            all.text()));
            return;
        }
        BreakTrial told = trial.get();
        DoToBreaks ask = tried;
        if (told == null || ask == null || told.accepted() == 0) {
            return;
        }
        Set<BreakId> refusing =
                told.refused().stream().map(BreakTrial.Refusal::id).collect(Collectors.toSet());
        List<ExplainBreaks.Shown> rest =
                ask.breaks().stream().filter(one -> !refusing.contains(one.id())).toList();
        send(new DoToBreaks(rest, ask.deed(), ask.owner(), ask.causeCode(), ask.text()));
    }

    private void send(DoToFound ask) {
        refusal.set("");
        sent.send(
                ReconciliationCalls.DO_TO_FOUND,
                ask,
                job -> {
                    found = ask;
                    watch.follow(job);
                });
    }

    private void over(Job job) {
        String outcome = job.outcome() == null ? "" : job.outcome();
        if (job.jobState() == JobState.DONE) {
            shell.notices().good(outcome);
            leaveWhole();
            reconsider();
            changed.run();
        } else {
            refusal.set(outcome);
        }
    }

    private void send(DoToBreaks ask) {
        sent.send(ReconciliationCalls.DO_TO_BREAKS, ask, this::done);
    }

    private void done(BreaksDone done) {
        shell.notices()
                .good(
                        "Done to "
                                + done.breaks()
                                + " breaks"
                                + (done.waiting() == 0
                                        ? ""
                                        : "; they wait for another person to agree"));
        choose(List.of());
        changed.run();
    }
}
