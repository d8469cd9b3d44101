package fidus.desktop.shell;

import fidus.auth.Me;
import fidus.desktop.controls.AsOfLabel;
import fidus.desktop.controls.FileWork;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.WholeText;
import fidus.desktop.controls.Words;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/// The window: places on the left, the open screen, news, and the state of the connection.
public final class MainWindowView extends StackPane {
    private static final Duration NOTICE_STAYS = Duration.ofSeconds(8);

    private final MainWindowModel model;
    private final Shell shell;
    private final ResourceBundle titles;
    private final ResourceBundle texts;
    private final Map<String, Parent> views = new HashMap<>();
    private final SignInView signIn;
    private final Keyboard keyboard;
    private @Nullable ObservableValue<@Nullable Instant> age;

    @FXML private BorderPane frame;
    @FXML private StackPane door;
    @FXML private ScrollPane rail;
    @FXML private VBox places;
    @FXML private Label address;
    @FXML private Label title;
    @FXML private AsOfLabel asOf;
    @FXML private Button theme;
    @FXML private MenuButton person;
    @FXML private MenuItem roles;
    @FXML private HBox offline;
    @FXML private Label banner;
    @FXML private StackPane content;
    @FXML private StackPane drawer;
    @FXML private Label connection;
    @FXML private Label clockFault;
    @FXML private Button jobs;
    @FXML private HBox notice;
    @FXML private Label noticeText;

    /// @param titles the words for the screens' title keys
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MainWindowView(MainWindowModel model, ResourceBundle titles) {
        this.model = model;
        this.shell = model.shell();
        this.titles = titles;
        this.texts = Fxml.load(this);
        signIn = new SignInView(model.signIn());
        new FileWork((task, failed) -> shell.background().run(task, _ -> {}, failed)).in(this);
        keyboard = new Keyboard(this, content);
        new Renewal(this, content, shell);
        door.getChildren().setAll(signIn);
        drawer.getChildren().setAll(new JobTrayView(model.jobs()));
        shell.session().meProperty().addListener((_, _, me) -> person(me));
        shell.navigation().placeProperty().addListener((_, _, place) -> show(place));
        WholeText.of(noticeText);
        shell.notices().latestProperty().addListener((_, _, news) -> tell(news));
        shell.notices().succeededProperty().addListener((_, _, _) -> ProblemPane.endAll(content));
        model.themeProperty().addListener((_, _, _) -> themeIcon());
        model.jobs()
                .jobs()
                .addListener((javafx.collections.ListChangeListener<Object>) _ -> jobCount());
        shownWhile(drawer, model.jobs().openProperty());
        shownWhile(offline, shell.connection().onlineProperty().not());
        shownWhile(banner, model.bannerProperty().isNotEmpty());
        shownWhile(clockFault, model.clockFaultProperty().isNotEmpty());
        banner.textProperty().bind(model.bannerProperty());
        clockFault.textProperty().bind(model.clockFaultProperty());
        shell.connection().onlineProperty().addListener((_, _, _) -> connection());
        shell.connection().lastProperty().addListener((_, _, _) -> connection());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
        themeIcon();
        connection();
        jobCount();
        person(shell.session().me());
    }

    @FXML
    void switchTheme() {
        model.switchTheme();
        keyboard.back();
    }

    @FXML
    void signOut() {
        model.signOut();
    }

    @FXML
    void toggleJobs() {
        model.jobs().openProperty().set(!model.jobs().openProperty().get());
    }

    @FXML
    void lookAgain() {
        shell.connection().look();
    }

    @FXML
    void search() {
        model.search();
    }

    @FXML
    void closeNotice() {
        shell.notices().clear();
    }

    private void person(@Nullable Me me) {
        frame.setVisible(me != null);
        door.setVisible(me == null);
        if (!model.keepsScreens(me)) {
            views.clear();
        }
        if (me == null) {
            places.getChildren().clear();
            content.getChildren().clear();
            signIn.begin();
            return;
        }
        person.setText(me.name());
        roles.setText(me.login() + " · " + model.roles(me));
        address.setText(shell.server().address());
        List<Screen> screens = shell.navigation().screens();
        places.getChildren().setAll(new Places(shell.navigation(), titles).of(screens));
        show(shell.navigation().placeProperty().get());
    }

    private void show(Navigation.@Nullable Place place) {
        if (place == null || places.getChildren().isEmpty()) {
            return;
        }
        Screen screen = place.screen();
        title.setText(titles.getString(screen.titleKey()));
        mark(screen);
        Parent view = views.computeIfAbsent(screen.id(), _ -> made(screen));
        Node before = keyboard.owner();
        if (!content.getChildren().contains(view)) {
            ProblemPane.endAll(content);
        }
        content.getChildren().setAll(view);
        age = view instanceof Dated dated ? dated.asOf() : null;
        ageShown();
        if (view instanceof Visited visited) {
            visited.visited(PageTabs.ofScreen(place.subject()));
        }
        PageTabs.select(view, place.subject());
        boolean taken = keyboard.isInPage() && !Objects.equals(before, keyboard.owner());
        if (!taken) {
            keyboard.toPage();
        }
    }

    private Parent made(Screen screen) {
        Parent view = screen.view().get();
        if (view instanceof Dated dated) {
            dated.asOf().addListener((_, _, _) -> ageShown());
        }
        return view;
    }

    private void mark(Screen open) {
        for (Node node : places.getChildren()) {
            node.getStyleClass().remove("open");
            if (open.id().equals(node.getUserData())) {
                node.getStyleClass().add("open");
                Places.reveal(rail, node);
            }
        }
    }

    private void ageShown() {
        asOf.show(age == null ? null : age.getValue(), shell.clock().instant());
    }

    private void tell(Notices.@Nullable Notice news) {
        notice.setVisible(news != null);
        if (news == null) {
            noticeText.setText("");
            return;
        }
        noticeText.setText(Words.sums(news.message()));
        notice.getStyleClass().removeAll("good", "bad");
        notice.getStyleClass().add(news.tone() == Notices.Tone.GOOD ? "good" : "bad");
        shell.background()
                .after(
                        NOTICE_STAYS,
                        () -> {
                            if (news.equals(shell.notices().latestProperty().get())) {
                                shell.notices().clear();
                            }
                        });
    }

    private void connection() {
        boolean online = shell.connection().onlineProperty().get();
        Contact last = shell.connection().lastProperty().get();
        connection.setText(
                !online
                        ? texts.getString("status.offline")
                        : texts.getString(last == null ? "status.connecting" : "status.online"));
        connection.getStyleClass().removeAll("good", "bad");
        connection.getStyleClass().add(online ? "good" : "bad");
        ageShown();
    }

    private void jobCount() {
        long running = model.jobs().runningCount();
        jobs.setText(
                running == 0
                        ? texts.getString("jobs.none")
                        : running + " " + texts.getString(running == 1 ? "jobs.one" : "jobs.many"));
    }

    private void themeIcon() {
        boolean light = model.themeProperty().get() == Theme.LIGHT;
        var icon = light ? MaterialDesignW.WEATHER_NIGHT : MaterialDesignW.WHITE_BALANCE_SUNNY;
        theme.setGraphic(new FontIcon(icon));
        theme.setTooltip(new Tooltip(texts.getString(light ? "theme.dark" : "theme.light")));
    }

    private void pressed(KeyEvent key) {
        if (!key.isShortcutDown() || shell.session().me() == null) {
            return;
        }
        int number = digit(key.getCode());
        List<Screen> screens = shell.navigation().screens();
        if (number > 0 && number <= screens.size()) {
            shell.navigation().open(screens.get(number - 1).id());
            key.consume();
        } else if (KeyCombination.keyCombination("Shortcut+J").match(key)) {
            toggleJobs();
            key.consume();
        } else if (SearchButton.KEYS.match(key)) {
            search();
            key.consume();
        }
    }

    private static int digit(KeyCode code) {
        return code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : 0;
    }

    private void dragged(DragEvent drag) {
        if (drag.getDragboard().hasFiles() && shell.session().me() != null) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drag) {
        model.drop(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
        drag.setDropCompleted(true);
        drag.consume();
    }

    private static void shownWhile(
            Region node, javafx.beans.value.ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
