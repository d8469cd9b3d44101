package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/// What somebody else did to the break in hand before something about it was sent. The page itself
/// is read again then, as after every refusal of that kind.
final class Meanwhile {
    private final BreaksModel model;
    private final ResourceBundle texts;
    private final ProblemPane pane;
    private final Faults faults;
    private final BreakDrafts drafts;
    private final BooleanProperty unread = new SimpleBooleanProperty();
    private String said = "";
    private boolean saying;

    /// @param pane says why something was refused
    /// @param faults of the form, in the same pane
    Meanwhile(
            BreaksModel model,
            ResourceBundle texts,
            ProblemPane pane,
            Faults faults,
            BreakDrafts drafts) {
        this.model = model;
        this.texts = texts;
        this.pane = pane;
        this.faults = faults;
        this.drafts = drafts;
        pane.whenClosed(this::read);
        pane.whenEnded(this::say);
    }

    /// Says why it was refused. When that is because the break is another one by now, it is looked
    /// at again, and who did what takes the place of the refusal.
    void show(@Nullable Problem why) {
        faults.show(why);
        saying = false;
        if (why == null) {
            say();
        }
        BreakCard mine = model.chosenProperty().get();
        if (why != null && why.code() == Problem.Code.STALE_VERSION && mine != null) {
            model.shell()
                    .background()
                    .run(
                            () -> Optional.ofNullable(model.listing().one(mine.found().id())),
                            now -> now.ifPresent(card -> told(mine, card)),
                            _ -> {});
        }
    }

    /// Whether somebody else changed the break that something is typed about, and the person has
    /// not closed the words about it yet.
    ReadOnlyBooleanProperty unread() {
        return unread;
    }

    /// Says what became of a break since something was typed about it; not what this person did.
    void typedOver(BreakCard now) {
        ReconciliationBreak before = drafts.older();
        if (before == null) {
            known();
            return;
        }
        Me me = model.shell().session().me();
        String mine = me == null ? "" : me.id().value().toString();
        List<ReconciliationBreak.Step> since =
                now.found().history().stream().skip(before.history().size()).toList();
        List<ReconciliationBreak.Step> others =
                since.stream().filter(step -> !step.personId().equals(mine)).toList();
        if (!since.isEmpty() && others.isEmpty()) {
            drafts.seen();
            known();
            return;
        }
        String what =
                others.isEmpty() ? texts.getString("meanwhile.run") : words(now, others.getLast());
        said = what + " " + texts.getString("meanwhile.unread");
        unread.set(true);
        say();
    }

    private void known() {
        if (unread.get()) {
            unread.set(false);
            if (saying) {
                pane.show(null);
            }
        }
    }

    /// Who closes a refusal that stands in their place has not read them; they are said again then.
    private void read() {
        if (unread.get() && saying) {
            unread.set(false);
            drafts.seen();
        }
    }

    /// What is not read yet is said again when something else took its place or ended it.
    private void say() {
        if (unread.get()) {
            pane.tell(said);
            saying = true;
        }
    }

    private void told(BreakCard mine, BreakCard now) {
        BreakCard inHand = model.chosenProperty().get();
        boolean same = inHand != null && inHand.found().id().equals(mine.found().id());
        if (same && !unread.get() && now.found().version() != mine.found().version()) {
            pane.tell(words(now, now.found().history().getLast()));
        }
    }

    private String words(BreakCard now, ReconciliationBreak.Step last) {
        CauseCode cause = now.found().findings().causeCode();
        return MessageFormat.format(
                texts.getString("meanwhile." + last.to()),
                model.owners().nameOf(last.personId()),
                last.on(),
                last.reason(),
                cause == null ? "" : Words.of(cause));
    }
}
