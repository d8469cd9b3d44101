package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.Dossier;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

/// The rows that take one back are offered once they were read; until then nothing is asked for by
/// mistake.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class ContraChoiceTest {
    private final BreakCard mine = BreakSample.printed(1, "100.00");
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private TextArea reason;
    private ComboBox<BreakCard> box;
    private ReconciliationWindow at;
    private SplitModel split;

    @BeforeEach
    void inHand() throws Exception {
        at = new ReconciliationWindow();
        var shell = at.fake.signedIn(Sample.NOW);
        split = new SplitModel(shell, new BreakListing(shell), () -> {});
        ReconciliationWindow.onFx(
                () -> {
                    reason = new TextArea();
                    box = new ComboBox<>();
                    var contras =
                            new ContraChoice(box, new VBox(), split, Texts.of(BreakPane.class));
                    var resolve = new Button();
                    resolve.disableProperty().bind(contras.missing());
                    resolve.setOnAction(_ -> asked.add("resolve"));
                    var writeOff = new Button();
                    writeOff.setOnAction(_ -> asked.add("write-off"));
                    contras.sends(reason, resolve, writeOff, said::add);
                    split.about(mine);
                    contras.about(mine);
                    return true;
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void whileTheRowsAreReadTheKeysAskForNothing() throws Exception {
        answer(List.of(mine, BreakSample.printed(2, "-100.00")));
        assertThat(box.getPromptText()).isEqualTo("Still reading the rows");
        sends();
        assertThat(asked).isEmpty();
        assertThat(said).containsExactly("close.reading");
        read();
        assertThat(box.getItems()).hasSize(1);
        assertThat(box.getPromptText()).isEqualTo("Choose the row");
        sends();
        assertThat(asked).isEmpty();
        assertThat(said).containsExactly("close.reading", "close.which");
    }

    @Test
    void rowsThatCouldNotBeReadAreNotTakenForNone() throws Exception {
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                _ -> {
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        read();
        assertThat(box.getPromptText()).isEqualTo("The rows could not be read");
        sends();
        assertThat(asked).isEmpty();
        assertThat(said).containsExactly("close.unread");
        answer(List.of(mine));
        read();
        assertThat(box.getPromptText()).isEqualTo("No explained row takes it back");
        sends();
        assertThat(asked).containsExactly("write-off");
    }

    private void answer(List<BreakCard> rows) {
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asks -> BreakSample.page(rows, asks));
    }

    private void read() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    split.begin(new Dossier(mine.found().id(), List.of(), List.of(), null, null));
                    return true;
                });
    }

    private void sends() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    reason.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    KeyCode.ENTER,
                                    false,
                                    true,
                                    false,
                                    false));
                    return true;
                });
    }
}
