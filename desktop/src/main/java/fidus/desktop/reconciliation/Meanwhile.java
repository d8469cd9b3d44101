package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;

/// What somebody else did to the break in hand before something about it was sent.
final class Meanwhile {
    private final BreaksModel model;
    private final ResourceBundle texts;
    private final ProblemPane pane;
    private final Faults faults;

    /// @param pane says why something was refused
    /// @param faults of the form, in the same pane
    Meanwhile(BreaksModel model, ResourceBundle texts, ProblemPane pane, Faults faults) {
        this.model = model;
        this.texts = texts;
        this.pane = pane;
        this.faults = faults;
    }

    /// Says why it was refused. When that is because the break is another one by now, it is looked
    /// at again, and who did what takes the place of the refusal.
    void show(@Nullable Problem why) {
        faults.show(why);
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

    private void told(BreakCard mine, BreakCard now) {
        boolean same = mine.equals(model.chosenProperty().get());
        if (same && now.found().version() != mine.found().version()) {
            pane.tell(words(now), texts.getString("meanwhile.show"), () -> take(now));
        }
    }

    private String words(BreakCard now) {
        ReconciliationBreak.Step last = now.found().history().getLast();
        CauseCode cause = now.found().findings().causeCode();
        return MessageFormat.format(
                texts.getString("meanwhile." + last.to()),
                model.owners().nameOf(last.personId()),
                last.on(),
                last.reason(),
                cause == null ? "" : Words.of(cause));
    }

    /// Takes the break in hand as it is now. What is typed about it stays.
    private void take(BreakCard now) {
        model.choose(now);
        model.read();
    }
}
