package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Toggles;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// One run: what it is and its balance proof always in view, and under it the rows, suggestions,
/// breaks, rules and the sign-off.
public final class WorkbenchView extends VBox {
    /// A page of the workbench that takes single keys.
    interface Page {
        /// @return whether the key meant something here
        boolean key(KeyCode code);

        /// The keys that mean something here, in the order of the hint bar.
        List<String> hints();
    }

    /// In a lower window the rows have the room of the second line of keys and of the gaps.
    private static final int LOW = 640;

    private final WorkbenchModel model;
    private final BreaksModel breaks;
    private final ResourceBundle texts;
    private final List<Node> pages;
    private final ToggleGroup group = new ToggleGroup();
    private final RowsPane rowsPane;
    private final BreaksView breaksView;
    private final OutdatedPane outdated;
    private boolean opening;

    @FXML private RunHead head;
    @FXML private SaveRunButton save;
    @FXML private FlowPane proof;
    @FXML private ToggleButton rows;
    @FXML private ToggleButton suggestions;
    @FXML private ToggleButton breakTab;
    @FXML private ToggleButton rules;
    @FXML private ToggleButton signOff;
    @FXML private HBox tools;
    @FXML private ProblemPane problem;
    @FXML private ProgressIndicator wheel;
    @FXML private StackPane content;
    @FXML private HintBar hints;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public WorkbenchView(WorkbenchModel model) {
        this.model = model;
        breaks = new BreaksModel(model.shell());
        texts = Fxml.load(this);
        rowsPane = new RowsPane(model, this::explain, this::split);
        breaksView = new BreaksView(breaks, true);
        pages =
                List.of(
                        rowsPane,
                        new SuggestionsPane(model),
                        breaksView,
                        new RulesPane(model, this::breaksOf),
                        new SignOffPane(new SignOffModel(model)));
        for (ToggleButton tab : tabs()) {
            tab.setToggleGroup(group);
        }
        Toggles.alwaysOne(group, _ -> page());
        tools.getChildren().setAll(rowsPane.tools());
        outdated = new OutdatedPane(model);
        getChildren().add(1, outdated);
        save.bind(model);
        breaks.whenChanged(model::read);
        model.deskProperty().addListener((_, _, now) -> laid(now));
        model.loaded().loadingProperty().addListener((_, _, _) -> waiting());
        model.loaded().problemProperty().addListener((_, _, why) -> problem.show(why, this::read));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        heightProperty().subscribe(tall -> low(tall.doubleValue() < LOW));
        rows.setSelected(true);
        laid(null);
    }

    private void low(boolean now) {
        getStyleClass().remove("low");
        if (now) {
            getStyleClass().add("low");
        }
        hints.inOneLine(now);
        outdated.brief(now);
    }

    /// A run is about to be opened: the rows are what is shown first. They take the keyboard as
    /// soon as they are there.
    void opening() {
        opening = true;
        rows.setSelected(true);
        focus();
    }

    @FXML
    void back() {
        model.shell().navigation().open(ReconciliationView.SCREEN);
    }

    @FXML
    void read() {
        model.read();
        readBreaks();
    }

    /// The rows are read again only when another person changed something meanwhile.
    void look() {
        RunId run = model.run();
        RunDesk before = model.deskProperty().get();
        if (run != null && before != null) {
            model.shell()
                    .background()
                    .run(
                            () -> model.shell().server().call(WindowCalls.DESK, new AboutRun(run)),
                            now -> {
                                if (run.equals(model.run()) && !now.equals(before)) {
                                    model.read();
                                }
                            },
                            _ -> {});
        }
        if (breakTab.isSelected()) {
            readBreaks();
        }
    }

    /// Before the run is there, nobody knows of which account they are.
    private void readBreaks() {
        if (model.deskProperty().get() != null) {
            breaksView.renew();
        }
    }

    private List<ToggleButton> tabs() {
        return List.of(rows, suggestions, breakTab, rules, signOff);
    }

    private void page() {
        int at = tabs().indexOf((ToggleButton) group.getSelectedToggle());
        Node page = pages.get(Math.max(0, at));
        content.getChildren().setAll(page, wheel);
        model.sent().forget(); // what was refused on one page is not said on another
        tools.setVisible(page == rowsPane);
        model.suggestionsInView(at == 1);
        if (at == 2) {
            readBreaks();
        }
        hinted();
        focus();
    }

    /// What a page offers depends on the run in hand.
    private void hinted() {
        hints.show(shownPage() instanceof Page page ? page.hints() : List.of(), "PAGES", "BACK");
    }

    /// The first list of the page has the keyboard, on a page without one its tab: among the tabs
    /// an arrow would leave the page.
    private void focus() {
        Node page = shownPage();
        if (page == rowsPane) {
            rowsPane.focus();
        } else if (group.getSelectedToggle() instanceof ToggleButton tab) {
            page.applyCss(); // what a split pane holds is there only with its skin
            Node list = page.lookup(".table-view");
            (list == null ? tab : list).requestFocus();
        }
    }

    private void pressed(KeyEvent key) {
        if (HintBar.isTyped(key)) {
            return;
        }
        int digit = HintBar.digit(key.getCode());
        if (hints.pressed(key)) {
            key.consume();
        } else if (digit >= 1 && digit <= pages.size()) {
            tabs().get(digit - 1).setSelected(true);
            key.consume();
        } else if (shownPage() instanceof Page page && page.key(key.getCode())) {
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            back();
            key.consume();
        }
    }

    private Node shownPage() {
        return content.getChildren().getFirst();
    }

    /// Lists the breaks of a rule.
    private void breaksOf(RuleOutcome outcome) {
        breakTab.setSelected(true);
        breaks.filters().ruleProperty().set(outcome.rule());
    }

    /// Opens the break of the picked rows.
    private void explain(BreakCard card) {
        breakTab.setSelected(true);
        breaks.choose(card);
        breaks.find(card.found().id().value().toString());
    }

    /// Opens the break of the picked rows where its difference is taken apart.
    private void split(BreakCard card) {
        explain(card);
        breaksView.split();
    }

    private void laid(@Nullable RunDesk desk) {
        boolean there = desk != null;
        head.show(desk, model.shell().session().me());
        proof.setVisible(there);
        waiting();
        if (desk == null) {
            breaks.leave();
            return;
        }
        proof.getChildren().clear();
        ReconciliationRun.Outcome outcome = desk.card().run().outcome();
        if (outcome != null) {
            outcome.proofs()
                    .forEach(it -> proof.getChildren().addAll(new ProofFigures(texts).of(it)));
            if (outcome.proofs().isEmpty()) {
                proof.getChildren().add(new Label(texts.getString("noBalance")));
            }
        }
        long failed = desk.checks().stream().filter(RulesPane::failed).count();
        suggestions.setText(counted("suggestions", desk.suggestions()));
        breakTab.setText(new BreaksTab(texts).words(desk));
        rules.setText(counted("rules", failed));
        breaks.filters().accountProperty().set(desk.card().account());
        if (breakTab.isSelected() && breaks.listing().asked() == null) {
            readBreaks();
        }
        hinted();
        if (opening) {
            opening = false;
            focus();
        }
    }

    private String counted(String key, long count) {
        return texts.getString(key) + (count == 0 ? "" : " " + Words.count(count));
    }

    private void waiting() {
        boolean wait = model.loaded().loadingProperty().get() && model.deskProperty().get() == null;
        wheel.setVisible(wait);
        if (!content.getChildren().isEmpty()) {
            shownPage().setVisible(model.deskProperty().get() != null);
        }
        if (!model.loaded().loadingProperty().get()) {
            problem.show(model.loaded().problemProperty().get(), this::read);
        }
    }
}
