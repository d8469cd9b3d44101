package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Several breaks chosen in the list: what they come to, what they wait for and what stays chosen.
@ExtendWith(ApplicationExtension.class)
class BulkDeskTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void sumsHaveTheirNamesAndWhatWasChosenStaysChosen() throws Exception {
        List<BreakCard> after = at.sample.breaks().stream().map(BulkDeskTest::changed).toList();
        at.fake.answer(ReconciliationCalls.TRY_ON_BREAKS, _ -> new BreakTrial(4, List.of()));
        at.fake.answer(
                ReconciliationCalls.DO_TO_BREAKS,
                _ -> new BreaksDone(4, 4, List.of(Role.APPROVER, Role.ADMIN)));
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1024, 700);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    var selection = at.table(".breaks").getSelectionModel();
                    selection.selectRange(1, 5);
                    at.layout();
                    List<Object> before = ids(selection.getSelectedItems());
                    at.picture("breaks-bulk-sums");
                    assertThat(texts())
                            .anyMatch(text -> text.startsWith("Differences without signs: "));
                    assertThat(texts())
                            .anyMatch(text -> text.contains("Losses ") && text.contains("net "));

                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE,
                            asked -> BreakSample.page(after, asked));
                    ((TextArea) at.lookup("#note")).setText("They arrive with the next file");
                    ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
                    ((Button) at.lookup("#act")).fire();
                    at.layout();

                    assertThat(ids(selection.getSelectedItems()))
                            .containsExactlyElementsOf(before)
                            .hasSize(4);
                    assertThat(((Button) at.lookup("#act")).getText())
                            .isEqualTo("Explain 4 breaks");
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .contains("two persons to agree: an approver and an admin");
                    return null;
                });
    }

    /// The minute poll and F5 change nothing of what a person is about to send.
    @Test
    void whatIsTypedAndTriedOutlivesAnotherReading() throws Exception {
        List<BreakCard> after = at.sample.breaks().stream().map(BulkDeskTest::changed).toList();
        at.fake.answer(
                ReconciliationCalls.TRY_ON_BREAKS,
                _ -> new BreakTrial(3, List.of(refusal(at.sample.breaks().get(1)))));
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1024, 700);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    var selection = at.table(".breaks").getSelectionModel();
                    selection.selectRange(1, 5);
                    at.layout();
                    List<Object> before = ids(selection.getSelectedItems());
                    var note = (TextArea) at.lookup("#note");
                    note.setText("They arrive with the next file");
                    ComboBox<?> cause = (ComboBox<?>) at.lookup("#cause");
                    cause.getSelectionModel().select(1);
                    Object chosen = cause.getValue();
                    at.fire("#act");
                    at.layout();
                    assertThat(at.lookup("#told").isVisible()).isTrue();

                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    assertThat(note.getText()).isEqualTo("They arrive with the next file");
                    assertThat(at.lookup("#told").isVisible()).as("what was tried").isTrue();

                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE,
                            asked -> BreakSample.page(after, asked));
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    assertThat(note.getText()).isEqualTo("They arrive with the next file");
                    assertThat(cause.getValue()).isEqualTo(chosen);
                    assertThat(ids(selection.getSelectedItems())).containsExactlyElementsOf(before);
                    assertThat(at.lookup("#told").isVisible())
                            .as("tried on them as they were")
                            .isFalse();
                    return null;
                });
    }

    /// A comment changes nothing that the list shows; the marked rows are still the ones in hand.
    @Test
    void whatIsMarkedIsInHandAlsoAfterAComment() throws Exception {
        at.fake.answer(ReconciliationCalls.TRY_ON_BREAKS, _ -> new BreakTrial(4, List.of()));
        at.fake.answer(ReconciliationCalls.DO_TO_BREAKS, _ -> new BreaksDone(4, 0, null));
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1024, 700);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    at.table(".breaks").getSelectionModel().selectRange(1, 5);
                    at.layout();
                    deeds().setValue(BreakDeed.COMMENT);
                    ((TextArea) at.lookup("#note")).setText("Asked the broker");
                    at.fire("#act");
                    assertThat(at.table(".breaks").getSelectionModel().getSelectedItems())
                            .hasSize(4);
                    assertThat(at.lookup("#act")).as("of all that are marked").isNotNull();
                    assertThat(((Button) at.lookup("#act")).getText())
                            .isEqualTo("Comment on 4 breaks");
                    assertThat(((TextArea) at.lookup("#note")).getText()).isEmpty();
                    return null;
                });
    }

    @SuppressWarnings("unchecked")
    private ComboBox<BreakDeed> deeds() {
        return (ComboBox<BreakDeed>) at.lookup("#deed");
    }

    private static BreakTrial.Refusal refusal(BreakCard card) {
        return new BreakTrial.Refusal(card.found().id(), "It is another person's.");
    }

    private List<String> texts() {
        return at.view().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .filter(text -> text != null)
                .toList();
    }

    private static List<Object> ids(List<?> cards) {
        return cards.stream().map(card -> (Object) ((BreakCard) card).found().id()).toList();
    }

    /// As the server knows it once it was given to somebody.
    private static BreakCard changed(BreakCard card) {
        var act = new Act("somebody", Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 21));
        return card.found().isSettledForSignOff()
                ? card
                : Sample.card(BreakCare.assigned(card.found(), act, "b", "Ben Example"));
    }
}
