package fidus.desktop.reconciliation;

import fidus.auth.PersonId;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobState;
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

import java.util.List;

/// The same done to several breaks, or as a job to everything that fits the filters. It is tried on
/// all of them first; where some would refuse it, they are told and a person decides whether the
/// others get it.
final class BulkModel {
    private static final String DROPPED =
            "Nothing was done: what is to be done was changed while it was tried. Send it again.";

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
    private String told = "";
    private boolean again;
    private boolean ends;

    BulkModel(Shell shell, Owners owners, BreakListing listing, Runnable changed) {
        this.shell = shell;
        this.owners = owners;
        this.listing = listing;
        this.changed = changed;
        sent = new Sent(shell);
        watch = new JobWatch(shell, this::over);
        whole.addListener(
                (_, _, _) -> {
                    found = null;
                    reconsider();
                });
        listedProperty().addListener((_, before, now) -> listed(before, now));
    }

    /// What was tried on another list is not meant any more.
    private void listed(BreakListing.@Nullable Answer before, BreakListing.@Nullable Answer now) {
        if (whole.get() && now != null && !isUnderWay()) {
            DoToFound all = found;
            String digest = before == null ? "" : before.page().digest();
            if (!now.page().digest().equals(all == null ? digest : all.digest())) {
                reconsider();
            }
        }
    }

    private boolean isUnderWay() {
        return sent.busyProperty().get() || watch.jobProperty().get() != null;
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

    /// What those that are meant come to.
    BulkSums sums() {
        return whole.get() ? BulkSums.of(listing.page()) : BulkSums.of(chosen.get());
    }

    /// What was listed last.
    ReadOnlyObjectProperty<BreakListing.@Nullable Answer> listedProperty() {
        return listing.loaded().valueProperty();
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

    /// What was tried on these breaks, as they are, still holds when they are read again.
    void choose(List<BreakCard> cards) {
        if (!cards.equals(chosen.get())) {
            if (!whole.get() && !BulkDeeds.same(cards, chosen.get())) {
                reconsider();
            }
            chosen.set(List.copyOf(cards));
        }
    }

    /// The list is read again: what is selected after that, a person did not select otherwise.
    void readAgain(Runnable lists) {
        again = true;
        lists.run();
        again = false;
    }

    /// Whether what changes now is what a reading found, and nobody's choice.
    boolean isReadAgain() {
        return again;
    }

    /// Whether these words were typed after the deed with words was sent that ends now.
    boolean isTypedSince(String words) {
        return ends && !told.isEmpty() && !words.strip().equals(told);
    }

    /// Forgets what was tried, because something else is meant now. What a job does now is known
    /// until it is over.
    void reconsider() {
        turn++;
        sent.forget();
        tried = null;
        found = watch.jobProperty().get() == null ? null : found;
        refusal.set("");
        trial.set(null);
    }

    /// What this person may do to breaks, in the order it is usually done.
    List<BreakDeed> deeds() {
        return BulkDeeds.of(shell.session());
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
        List<ExplainBreaks.Shown> shown = chosen.get().stream().map(BulkDeeds::shown).toList();
        var ask = new DoToBreaks(shown, deed, owner, cause, text.strip());
        if (whole.get() && question != null && page != null) {
            send(BulkDeeds.toAll(question, page, ask));
        } else {
            tryOn(ask);
        }
    }

    private void tryOn(DoToBreaks ask) {
        int mine = turn;
        sent.send(
                ReconciliationCalls.TRY_ON_BREAKS,
                ask,
                told -> {
                    if (mine != turn) {
                        shell.notices().bad(DROPPED);
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
            send(BulkDeeds.rest(all));
            return;
        }
        BreakTrial told = trial.get();
        DoToBreaks ask = tried;
        if (told == null || ask == null || told.accepted() == 0) {
            return;
        }
        send(BulkDeeds.rest(ask, told));
    }

    private void send(DoToFound ask) {
        int mine = turn;
        told = ask.text();
        refusal.set("");
        sent.send(
                ReconciliationCalls.DO_TO_FOUND,
                ask,
                job -> {
                    found = mine == turn ? ask : null;
                    watch.follow(job);
                });
    }

    private void over(Job job) {
        String outcome = job.outcome() == null ? "" : job.outcome();
        boolean done = job.jobState() == JobState.DONE;
        if (done || job.jobState() == JobState.CANCELLED) {
            shell.notices().good(outcome);
            end(done ? this::leaveWhole : () -> {});
            reconsider();
            changed.run(); // also after a cancel: what was done until then stays
        } else if (found == null) {
            shell.notices().bad(outcome); // everything is not meant any more
        } else {
            refusal.set(outcome);
        }
    }

    private void send(DoToBreaks ask) {
        told = ask.text();
        sent.send(ReconciliationCalls.DO_TO_BREAKS, ask, this::done);
    }

    private void done(BreaksDone done) {
        shell.notices().good("Done to " + done.breaks() + " breaks" + WaitsFor.of(done));
        end(() -> choose(List.of()));
        changed.run();
    }

    private void end(Runnable leaves) {
        ends = true;
        leaves.run();
        ends = false;
    }
}
