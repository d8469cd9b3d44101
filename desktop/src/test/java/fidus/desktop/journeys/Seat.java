package fidus.desktop.journeys;

import fidus.desktop.Desktop;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Somebody in front of the whole desktop: sees what is visible, points and types. Every look waits
/// until what is looked for is there.
public final class Seat implements AutoCloseable {
    private static final int LONGEST_WAIT = 30;
    private static final String OFFERED = ".combo-box-popup .list-cell";

    private final Hand hand = new Hand();
    private final Stage stage;
    private final Shell shell;
    private final Sight sight;

    private Seat(Stage stage, Shell shell) {
        this.stage = stage;
        this.shell = shell;
        this.sight = new Sight(stage);
    }

    /// Opens the desktop's window, which remembers nothing from before.
    public static Seat at(URI server) {
        try {
            FxToolkit.registerPrimaryStage();
            return WindowThread.ask(
                    () -> {
                        var stage = new Stage();
                        stage.setX(0);
                        stage.setY(0);
                        return new Seat(stage, Desktop.open(stage, server, Settings.inMemory()));
                    });
        } catch (TimeoutException e) {
            throw new IllegalStateException("The toolkit does not start", e);
        }
    }

    public Shell shell() {
        return shell;
    }

    /// Waits for the window to be let in.
    public Seat signIn(String login, String password) {
        tryToSignIn(login, password);
        until("signed in as " + login, () -> shell.session().me() != null);
        return this;
    }

    public void tryToSignIn(String login, String password) {
        type("#login", login);
        type("#password", password);
        click("#enter");
    }

    public void signOut() {
        click("#person");
        clickText("Sign out");
        until("signed out", () -> shell.session().me() == null);
        see("#enter");
    }

    /// Opens a screen by its place in the navigation.
    public void open(String screen) {
        click("#place-" + screen);
        until(
                screen + " is marked as open, or the door closed",
                () ->
                        shell.session().me() == null
                                || sight.visible("#place-" + screen)
                                        .filter(place -> place.getStyleClass().contains("open"))
                                        .isPresent());
    }

    /// The one visible node with this selector, such as `#approve`.
    public Node see(String selector) {
        until("to see " + selector, () -> sight.visible(selector).isPresent());
        return get(() -> sight.visible(selector).orElseThrow());
    }

    public boolean sees(String selector) {
        return get(() -> sight.visible(selector).isPresent());
    }

    /// What a visible label or field says.
    public String read(String selector) {
        Node node = see(selector);
        return get(
                () ->
                        switch (node) {
                            case Labeled label -> label.getText();
                            case TextInputControl field -> field.getText();
                            default ->
                                    throw new IllegalArgumentException(selector + " has no text");
                        });
    }

    /// What all visible labels with this selector say now, without waiting.
    public List<String> texts(String selector) {
        return get(
                () ->
                        sight.nodes(selector).stream()
                                .filter(Sight::isShown)
                                .map(node -> ((Labeled) node).getText())
                                .toList());
    }

    /// Waits until a label says exactly this.
    public void see(String selector, String text) {
        until(
                selector + " says \"" + text + "\"",
                () ->
                        sight.visible(selector)
                                .filter(node -> text.equals(((Labeled) node).getText()))
                                .isPresent());
    }

    /// Waits until a label with this selector says something with these words in it.
    public void untilSays(String selector, String words) {
        until(
                selector + " says \"" + words + "\"",
                () -> texts(selector).stream().anyMatch(text -> text.contains(words)));
    }

    public void seeText(String text) {
        until("to see \"" + text + "\"", () -> sight.withText(text).isPresent());
    }

    public boolean seesText(String text) {
        return get(() -> sight.withText(text).isPresent());
    }

    /// Points at what can be used.
    public void click(String selector) {
        until(
                selector + " can be used",
                () -> sight.visible(selector).filter(node -> !node.isDisabled()).isPresent());
        Node node = see(selector);
        run(() -> Sight.scrollTo(node));
        hand.click(node);
    }

    /// Points at the first visible text that contains this.
    public void clickText(String text) {
        seeText(text);
        hand.click(get(() -> sight.withText(text).orElseThrow()));
    }

    /// Opens the row of a table by a double click on a cell that contains this.
    public void doubleClickRow(String text) {
        until("a row with \"" + text + "\"", () -> sight.labelled(".table-cell", text).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        hand.doubleClick(get(() -> sight.labelled(".table-cell", text).orElseThrow()));
    }

    /// Picks the row of a table by a cell that contains this.
    public void pick(String text) {
        until("a row with \"" + text + "\"", () -> sight.labelled(".table-cell", text).isPresent());
        WaitForAsyncUtils
                .waitForFxEvents(); // rows that just changed still have to find their place
        hand.click(get(() -> Sight.inReach(sight.labelled(".table-cell", text).orElseThrow())));
        until(
                "the row with \"" + text + "\" is picked",
                () -> sight.labelled(".table-row-cell:selected .table-cell", text).isPresent());
    }

    /// Picks a further row beside those that are picked, as by Ctrl and a click: the headless
    /// pointer knows no keys that are held.
    public void pickToo(String text) {
        until("a row with \"" + text + "\"", () -> sight.labelled(".table-cell", text).isPresent());
        run(
                () -> {
                    var cell = (TableCell<?, ?>) sight.labelled(".table-cell", text).orElseThrow();
                    cell.getTableView().getSelectionModel().select(cell.getIndex());
                });
    }

    /// What is saved from now on goes there, without the system's dialog.
    public void savesAs(Path place) {
        run(() -> new SaveAs((_, _) -> Optional.of(place)).in(stage.getScene().getRoot()));
    }

    public boolean seesRow(String text) {
        return get(() -> sight.labelled(".table-cell", text).isPresent());
    }

    /// Opens a list of choices and takes one of them.
    public void choose(String selector, String choice) {
        click(selector);
        until("\"" + choice + "\" is offered", () -> sight.labelled(OFFERED, choice).isPresent());
        hand.click(get(() -> sight.labelled(OFFERED, choice).orElseThrow()));
        until(
                selector + " holds " + choice,
                () -> {
                    var box = (ComboBoxBase<?>) sight.visible(selector).orElseThrow();
                    return box.getValue() != null && !box.isShowing();
                });
    }

    /// Takes a choice of a list that stands too low for its popup: the headless platform cannot
    /// draw one beyond its screen.
    ///
    /// @param choice how its words begin; a count may follow them
    @SuppressWarnings("unchecked")
    public void take(String selector, String choice) {
        until(
                selector + " offers " + choice,
                () -> {
                    var box = (ComboBox<Object>) sight.visible(selector).orElseThrow();
                    box.getItems().stream()
                            .filter(one -> box.getConverter().toString(one).startsWith(choice))
                            .findFirst()
                            .ifPresent(box::setValue);
                    return box.getValue() != null
                            && box.getConverter().toString(box.getValue()).startsWith(choice);
                });
    }

    /// Drops files onto the window.
    public void drop(Path... files) {
        run(() -> shell.navigation().open("imports", ImportsModel.subjectOf(List.of(files))));
    }

    /// Puts the text into a field in place of what is there.
    public void type(String selector, String text) {
        click(selector);
        var field = (TextInputControl) see(selector);
        hand.type(field, text);
        until(selector + " holds what was typed", () -> field.getText().equals(text));
    }

    public void press(KeyCode... keys) {
        hand.press(keys);
    }

    public void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LONGEST_WAIT, TimeUnit.SECONDS, () -> get(condition));
        } catch (TimeoutException e) {
            picture("waited-in-vain");
            throw new AssertionError(
                    "Waited in vain: " + what + ", picture in target/pictures/waited-in-vain.png",
                    e);
        }
    }

    /// Leaves a picture of the window in target/pictures.
    public void picture(String name) {
        run(() -> Screenshots.of(stage.getScene(), name));
    }

    /// Does something on the thread of the window, as the window itself would.
    public static void run(Runnable work) {
        WindowThread.ask(
                () -> {
                    work.run();
                    return true;
                });
    }

    public static <T> T get(Callable<T> question) {
        return WindowThread.ask(question);
    }

    /// Signs out too: a person may only have so many sessions.
    @Override
    public void close() {
        shell.server().signOut();
        run(
                () -> {
                    shell.background().close();
                    stage.close();
                });
    }
}
