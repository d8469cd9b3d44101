package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.palette.Goal;
import fidus.desktop.palette.PaletteModel;
import fidus.desktop.palette.PaletteView;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Keys as the toolkit delivers them: a letter is typed only where its key was pressed, and the
/// keyboard stays in the page.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class RealKeysTest {
    private RealKeys keys;
    private ReconciliationWindow at;
    private List<BreakCard> breaks;

    @BeforeEach
    void shown() throws Exception {
        breaks = new ArrayList<>(new Sample().breaks());
        keys = new RealKeys(breaks);
        at = keys.at;
    }

    @AfterEach
    void stop() throws Exception {
        keys.close();
    }

    @Test
    void theKeyThatOpensAFieldIsNotItsFirstLetter() throws Exception {
        keys.run(
                () -> {
                    at.openRun();
                    at.select("#book", 0);
                });
        keys.press(KeyCode.R);
        assertThat(keys.text("#reason")).isEmpty();
        keys.press(KeyCode.R, KeyCode.U);
        assertThat(keys.text("#reason")).as("then the letters are meant").isEqualTo("ru");
        keys.press(KeyCode.ESCAPE);
        assertThat(at.lookup("#ask").isVisible()).isFalse();
        keys.together(KeyCode.R, KeyCode.R, KeyCode.R);
        assertThat(keys.text("#reason")).as("held until it repeats itself").isEmpty();
        keys.press(KeyCode.R);
        assertThat(keys.text("#reason")).isEqualTo("r");
        keys.press(KeyCode.ESCAPE);
        keys.press(KeyCode.F);
        assertThat(at.table("#book").isFocused()).isFalse();
        assertThat(((TextInputControl) keys.focused()).getText()).isEmpty();
        keys.openBreaks();
        keys.pick(1);
        keys.press(KeyCode.C);
        assertThat(keys.focused().getId()).isEqualTo("text");
        assertThat(keys.text("#text")).isEmpty();
        keys.press(KeyCode.C);
        assertThat(keys.text("#text")).isEqualTo("c");
        keys.press(KeyCode.ESCAPE);
        assertThat(keys.focused()).isEqualTo(at.table(".breaks"));
        keys.press(KeyCode.F);
        assertThat(keys.text("#words")).isEmpty();
    }

    @Test
    void tabLeavesATextAreaAndCtrlEnterSends() throws Exception {
        at.fake.answer(
                DossierCalls.COMMENT,
                asked ->
                        new Comment(
                                1,
                                FakeServer.me().id(),
                                "Ann Example",
                                Sample.NOW,
                                asked.get("text").asText()));
        keys.openBreaks();
        keys.pick(0);
        keys.press(KeyCode.C, KeyCode.X, KeyCode.TAB);
        assertThat(keys.focused().getId()).isEqualTo("say");
        keys.together(KeyCode.TAB, KeyCode.TAB);
        assertThat(keys.focused().getId()).as("Tab repeats itself").isNotIn("say", "attach");
        assertThat(keys.text("#text")).isEqualTo("x");
        keys.run(
                () -> {
                    at.lookup("#text").requestFocus();
                });
        keys.together(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(at.fake.seen())
                .anyMatch(it -> it.path().endsWith("/comments") && it.body().contains("\"x\""));
        assertThat(keys.text("#text")).isEmpty();
        keys.run(
                () -> {
                    at.picture("real-keys-breaks");
                });
    }

    @Test
    void backAmongTheRunsTheKeysWorkAndTheRunThatWasLeftIsInHand() throws Exception {
        var left = new RunId(new UUID(0, 79));
        keys.run(
                () -> {
                    at.shell.navigation().open(ReconciliationView.SCREEN, "run/" + left.value());
                });
        at.fake.answer(
                ReconciliationCalls.RUNS,
                _ -> new RunList(List.of(card(80), card(Sample.RUN), card(left), card(81)), null));
        keys.press(KeyCode.ESCAPE);
        assertThat(keys.focused()).isEqualTo(at.table("#table"));
        assertThat(picked().run().id()).isEqualTo(left);
        at.fake.answer(
                ReconciliationCalls.RUNS,
                _ -> new RunList(List.of(card(82), card(80), card(left)), null));
        keys.run(
                () -> {
                    at.shell.navigation().open(ReconciliationView.SCREEN);
                });
        assertThat(picked().run().id()).isEqualTo(left);
        keys.press(KeyCode.N);
        assertThat(keys.isShown("#start")).isTrue();
        keys.press(KeyCode.ESCAPE);
        assertThat(keys.isShown("#start")).isFalse();
        keys.press(KeyCode.R);
        assertThat(keys.isShown("#putInForce") || keys.isShown("#versions")).isTrue();
        assertThat(keys.isWithin(keys.focused(), ".content")).isTrue();
        assertThat(keys.isWithin(keys.focused(), ".places")).isFalse();
    }

    @Test
    void aPlaceFoundByItsNameHasTheKeyboardAndNotTheNavigation() throws Exception {
        var palette =
                new PaletteModel(
                        at.shell,
                        screen -> new Goal("Screen", screen.id(), "", screen.id(), ""),
                        _ -> List.of(),
                        List.of());
        keys.openBreaks();
        keys.run(
                () -> {
                    at.view().getChildren().add(new PaletteView(palette));
                    at.lookup("#place-breaks").requestFocus();
                });
        keys.run(palette::show);
        keys.press(KeyCode.R, KeyCode.E, KeyCode.C, KeyCode.ENTER);
        assertThat(keys.focused()).isEqualTo(at.table("#table"));
        keys.press(KeyCode.N);
        assertThat(keys.isShown("#start")).isTrue();
    }

    @Test
    void aKeyOfTheRowsSaysWhyItCannot() throws Exception {
        keys.run(
                () -> {
                    at.openRun();
                });
        keys.press(KeyCode.R);
        assertThat(keys.notice()).isEqualTo("Pick a row first.");
        keys.press(KeyCode.M);
        assertThat(keys.notice()).startsWith("Pick the rows of the other side too");
        keys.press(KeyCode.N, KeyCode.U);
        assertThat(keys.notice())
                .isEqualTo("The row in hand is in no match, so nothing is undone.");
        Node news = at.lookup("#notice");
        keys.run(
                () -> {
                    at.picture("real-keys-notice");
                });
        double above = news.localToScene(news.getBoundsInLocal()).getMinY();
        Node desk = at.lookup(".workbench");
        assertThat(above)
                .as("below the page, where it covers nothing")
                .isGreaterThanOrEqualTo(desk.localToScene(desk.getBoundsInLocal()).getMaxY());
    }

    @Test
    void afterTheSessionEndedTheFirstEmptyFieldOfTheDoorHasTheKeyboard() throws Exception {
        keys.run(
                () -> {
                    at.shell.session().end();
                });
        assertThat(keys.focused().getId()).isEqualTo("login");
        keys.write("#login", "ann");
        keys.run(
                () -> {
                    FakeServer.signIn(at.shell);
                });
        assertThat(keys.isWithin(keys.focused(), ".content")).isTrue();
        keys.run(
                () -> {
                    at.shell.session().end();
                });
        assertThat(keys.focused().getId()).isEqualTo("password");
    }

    private RunCard card(int id) {
        return card(new RunId(new UUID(0, id)));
    }

    private RunCard card(RunId id) {
        return at.sample.card(id, RunState.COMPLETED, List.of());
    }

    private RunCard picked() {
        return (RunCard) at.table("#table").getSelectionModel().getSelectedItem();
    }
}
