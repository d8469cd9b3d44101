package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingList;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// A decision about many breaks is followed until it is done, in the list and under it alike.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class EndingsFollowTest {
    private ReconciliationWindow at;
    private EndingCard now;
    private int asked;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        now = card(EndingState.WAITING, 0);
        at.fake.answer(
                EndingCalls.ENDINGS,
                _ -> {
                    asked++;
                    return new EndingList(List.of(now));
                });
        at.fake.answer(
                EndingCalls.LINES, _ -> new EndingPage(now, 0, List.of(), List.of(), List.of()));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void theListAndWhatIsUnderItSayTheSame() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN, "endings/2");
                    at.layout();
                    assertSaid("WAITING", "Waits for a second person");

                    now = card(EndingState.UNDER_WAY, 0);
                    desk().renew();
                    at.layout();
                    assertSaid("UNDER_WAY", "0 done, 0 left as they are, 3 not done");

                    now = card(EndingState.DONE, 3);
                    desk().renew();
                    at.layout();
                    assertSaid("DONE", "3 done, 0 left as they are, 0 not done");
                    return null;
                });
    }

    @Test
    void whatIsUnderWayIsReadAgainUntilItIsDone() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    var model = new EndingsModel(at.shell);
                    model.want("2");
                    model.read();
                    model.follow();
                    assertThat(asked).as("it waits for a person").isEqualTo(1);

                    now = card(EndingState.UNDER_WAY, 1);
                    model.read();
                    model.follow();
                    assertThat(asked).isEqualTo(3);

                    now = card(EndingState.DONE, 3);
                    model.follow();
                    assertThat(model.chosenProperty().get()).isEqualTo(now);
                    model.follow();
                    assertThat(asked).as("it is done").isEqualTo(4);
                    return null;
                });
    }

    @Test
    void whatIsPickedIsShownAsItWasReadLast() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    var model = new EndingsModel(at.shell);
                    model.read();
                    EndingCard before = now;
                    now = card(EndingState.DONE, 3);
                    model.read();

                    model.pick(before);

                    assertThat(model.chosenProperty().get()).isEqualTo(now);
                    return null;
                });
    }

    /// A person who decided elsewhere is heard of where the list is looked at.
    @Test
    void theDecisionsAreLookedAtWhileTheyAreShown() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN, "endings/2");
                    at.layout();
                    now = card(EndingState.DONE, 3);
                    desk().look();
                    at.layout();
                    assertSaid("DONE", "3 done, 0 left as they are, 0 not done");
                    return null;
                });
    }

    private BreakDeskView desk() {
        var node = at.lookup("#endingAbout");
        while (!(node instanceof BreakDeskView)) {
            node = node.getParent();
        }
        return (BreakDeskView) node;
    }

    private void assertSaid(String state, String about) {
        var pane = at.lookup("#endingAbout");
        while (!(pane instanceof EndingsPane)) {
            pane = pane.getParent();
        }
        var first = (EndingCard) ((TableView<?>) pane.lookup(".table-view")).getItems().getFirst();
        assertThat(first.endingState().name()).isEqualTo(state);
        assertThat(((Label) at.lookup("#endingAbout")).getText()).startsWith(about);
    }

    private static EndingCard card(EndingState state, int done) {
        return new EndingCard(
                "2",
                BreakDeed.RESOLVE,
                "Letter of the bank",
                3,
                List.of(Money.of("45.00", "USD")),
                Sample.HASH,
                state,
                done,
                0,
                "Ann Example",
                Sample.NOW);
    }
}
