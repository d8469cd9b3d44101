package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;

/// The keyboard stays in the page, and where it was.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class KeyboardTest {
    private Button place;
    private Button act;
    private Button next;
    private DatePicker day;
    private TableView<String> table;
    private VBox form;
    private VBox page;
    private Scene scene;
    private Keyboard keyboard;

    @Start
    void start(Stage stage) {
        place = new Button("Dashboard");
        act = new Button("Try it");
        next = new Button("Next");
        table = new TableView<>();
        form = new VBox(act, next);
        day = new DatePicker();
        page = new VBox(table, form, day);
        var pages = new StackPane(page);
        var window = new VBox(place, pages);
        keyboard = new Keyboard(window, pages);
        scene = new Scene(window, 300, 200);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aButtonThatIsStoppedForAWhileHasTheKeyboardAgain() throws Exception {
        run(act::requestFocus);
        run(() -> act.setDisable(true));
        assertThat(focused()).as("not the next one, to which the page would scroll").isSameAs(form);
        run(() -> act.setDisable(false));
        assertThat(focused()).isSameAs(act);
        run(() -> act.setDisable(true));
        run(next::requestFocus);
        run(() -> act.setDisable(false));
        assertThat(focused()).as("gone on by hand").isSameAs(next);
    }

    @Test
    void escapeOutsideThePageMeansWhatItMeansInIt() throws Exception {
        List<Object> escaped = new ArrayList<>();
        page.addEventFilter(KeyEvent.KEY_PRESSED, key -> escaped.add(key.getTarget()));
        run(next::requestFocus);
        run(place::requestFocus);
        run(() -> Event.fireEvent(place, escape()));

        assertThat(focused()).isSameAs(next);
        assertThat(escaped).containsExactly(next);
    }

    @Test
    void whatUsedSomethingAroundThePageGoesBackToWhatWasTyped() throws Exception {
        var typed = new TextField("Looked at it");
        run(() -> page.getChildren().add(typed));
        run(typed::requestFocus);
        run(place::requestFocus);

        run(keyboard::back);

        assertThat(focused()).isSameAs(typed);
        assertThat(typed.getSelectedText()).as("a letter goes on there").isEmpty();
        assertThat(typed.getCaretPosition()).isEqualTo("Looked at it".length());
    }

    @Test
    void aReasonIsWrittenOnWhereItWas() throws Exception {
        var reason = new TextArea("Looked at it");
        run(() -> page.getChildren().add(reason));
        run(reason::requestFocus);
        run(() -> reason.positionCaret(6));
        run(place::requestFocus);

        run(keyboard::back);

        assertThat(focused()).isSameAs(reason);
        assertThat(reason.getCaretPosition()).isEqualTo(6);
        assertThat(reason.getSelectedText()).isEmpty();
    }

    @Test
    void whatGoesAwayLeavesTheKeyboardInThePage() throws Exception {
        run(next::requestFocus);
        run(() -> page.getChildren().remove(form));
        assertThat(focused()).as("not the first place").isSameAs(table);
        run(() -> page.getChildren().add(form));
        run(act::requestFocus);
        run(() -> act.setVisible(false));
        assertThat(focused()).as("not the next one").isSameAs(table);
    }

    @Test
    void aPageBeginsAtItsList() throws Exception {
        run(place::requestFocus);
        run(keyboard::toPage);
        assertThat(focused()).isSameAs(table);
        assertThat(keyboard.isInPage()).isTrue();
        run(() -> table.setVisible(false));
        run(keyboard::toPage);
        assertThat(focused()).isSameAs(page);
        assertThat(keyboard.isInPage()).isFalse();
    }

    /// A date field hands its keys on to the text field in it.
    @Test
    void aDayIsTypedLetterByLetter() throws Exception {
        run(day::requestFocus);
        var robots = new ArrayList<Robot>();
        run(() -> robots.add(new Robot()));
        for (KeyCode key : List.of(KeyCode.DIGIT2, KeyCode.DIGIT0, KeyCode.A)) {
            run(() -> robots.getFirst().keyPress(key));
            run(() -> robots.getFirst().keyRelease(key));
        }
        assertThat(day.getEditor().getText()).isEqualTo("20a");
    }

    /// The release of a key goes to what has the keyboard by then.
    @Test
    void aKeyThatWasLetGoElsewhereIsTypedTheNextTime() throws Exception {
        act.setOnKeyPressed(key -> day.requestFocus());
        run(act::requestFocus);
        var robots = new ArrayList<Robot>();
        run(() -> robots.add(new Robot()));
        run(() -> robots.getFirst().keyPress(KeyCode.A));
        assertThat(day.getEditor().getText()).as("it led to the field").isEmpty();
        var window = (Stage) scene.getWindow();
        run(
                () -> {
                    new Stage().setScene(scene); // which has no keyboard
                    robots.getFirst().keyRelease(KeyCode.A);
                    window.setScene(scene);
                });
        run(day::requestFocus);
        run(() -> robots.getFirst().keyPress(KeyCode.A));
        run(() -> robots.getFirst().keyRelease(KeyCode.A));
        assertThat(day.getEditor().getText()).isEqualTo("a");
    }

    private static KeyEvent escape() {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    }

    private Node focused() {
        return scene.getFocusOwner();
    }

    private void run(Runnable deed) throws Exception {
        Beats.after(
                scene,
                () -> {
                    deed.run();
                    return null;
                });
    }
}
