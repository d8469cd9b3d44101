package fidus.desktop.reconciliation;

import fidus.auth.PersonId;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SendKey;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.dossier.Dossier;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// One break: what differs, its history, and what can be done about it now.
public final class BreakPane extends VBox {
    private final BreaksModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final DifferencePane difference;
    private final DossierPane dossierPane;
    private final PairPane pair;
    private final Ways ways;
    private final OwnerChoice owners;
    private final ContraChoice contras;
    final BreakDrafts drafts;
    private final Meanwhile meanwhile;
    private final BooleanProperty unbookable = new SimpleBooleanProperty();
    private final BooleanProperty undecided = new SimpleBooleanProperty();
    private final boolean inRun;
    private @Nullable BreakCard shown;

    @FXML private UnpickedPane nothing;
    @FXML private VBox card;
    @FXML private Label title;
    @FXML private StatusBadge severity;
    @FXML private StatusBadge state;
    @FXML private GridPane facts;
    @FXML private Label way;
    @FXML private Button takeIn;
    @FXML private Button openRun;
    @FXML private VBox history;
    @FXML private VBox owning;
    @FXML private ComboBox<Owners.Owner> owner;
    @FXML private Button give;
    @FXML private VBox explaining;
    @FXML private Label explainTitle;
    @FXML private Label correctHint;
    @FXML private ComboBox<CauseCode> cause;
    @FXML private TextArea note;
    @FXML private Label noteHint;
    @FXML private Button explain;
    @FXML private VBox closing;
    @FXML private Label obstacle;
    @FXML private VBox contraField;
    @FXML private ComboBox<BreakCard> contra;
    @FXML private TextArea evidence;
    @FXML private Button resolve;
    @FXML private Button writeOff;
    @FXML private ProblemPane problem;
    @FXML private VBox paired;
    @FXML private VBox waiting;
    @FXML private VBox made;
    @FXML private VBox dossier;

    /// @param inRun inside the workbench of a run
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BreakPane(BreaksModel model, boolean inRun) {
        this.model = model;
        this.inRun = inRun;
        ways = new Ways(model.shell().navigation());
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        pair = new PairPane(model);
        paired.getChildren().setAll(pair);
        paired.managedProperty().bind(pair.managedProperty());
        difference = new DifferencePane(model.split());
        made.getChildren().setAll(difference);
        dossierPane = new DossierPane(model.dossier());
        dossier.getChildren().setAll(dossierPane);
        owners = new OwnerChoice(owner, model.owners());
        contras = new ContraChoice(contra, contraField, model.split(), texts);
        drafts = new BreakDrafts(cause, note, evidence, owners);
        drafts.follow(model);
        var faults = new Faults(problem).mark("owner", owner).mark("contra", contra);
        faults.mark("note", note).mark("causeCode", cause);
        faults.mark("evidence", evidence).mark("reason", evidence).mark("reason", pair.place());
        GivenCauses.into(cause);
        cause.valueProperty()
                .addListener((_, _, now) -> noteHint.setText(GivenCauses.hint(texts, now)));
        meanwhile = new Meanwhile(model, texts, problem, faults, drafts);
        buttons();
        keys();
        model.sent().problemProperty().addListener((_, _, why) -> meanwhile.show(why));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        model.dossier().loaded().valueProperty().addListener((_, _, _) -> rowsRead());
        model.split().changesProperty().addListener((_, _, _) -> rowsRead());
        model.owners().readingsProperty().addListener((_, _, _) -> rowsRead());
        show(null);
    }

    private void buttons() {
        var offline = model.shell().connection().onlineProperty().not();
        var stopped = model.sent().busyProperty().or(offline).or(meanwhile.unread());
        explain.disableProperty()
                .bind(
                        stopped.or(owner.valueProperty().isNull())
                                .or(cause.valueProperty().isNull())
                                .or(undecided.and(drafts.suspects().not())));
        give.disableProperty().bind(stopped.or(owners.changesNothing(model.chosenProperty())));
        resolve.disableProperty().bind(stopped.or(contras.missing()));
        writeOff.disableProperty().bind(stopped.or(unbookable));
        pair.stops(stopped);
    }

    private void keys() {
        second.whenDecided(_ -> model.decided());
        HintBar.tell(owner, "O", texts.getString("owner"));
        HintBar.tell(cause, "E", texts.getString("explain.title"));
        HintBar.tell(evidence, "W", texts.getString("close.title"));
        SendKey.of(note, explain);
        var notices = model.shell().notices();
        contras.sends(evidence, resolve, writeOff, it -> notices.bad(texts.getString(it)));
    }

    /// What waits about it may be decided by now.
    void waitsStill() {
        if (shown != null) {
            second.subject(BreakStanding.subject(shown));
        }
    }

    /// The rows it is about and what is kept of it come after it.
    private void rowsRead() {
        if (shown != null) {
            facts(shown);
        }
    }

    @FXML
    void explain() {
        model.explain(owner.getValue().id(), cause.getValue(), note.getText());
    }

    @FXML
    void give() {
        PersonId to = owners.chosen();
        if (to != null) {
            model.give(to);
        }
    }

    @FXML
    void takeIn() {
        if (shown != null) {
            ways.takeIn(shown);
        }
    }

    @FXML
    void openRun() {
        if (shown != null) {
            ways.openRun(shown);
        }
    }

    @FXML
    void askResolution() {
        model.askResolution(evidence.getText(), contras.chosen());
    }

    @FXML
    void askWriteOff() {
        model.askWriteOff(evidence.getText());
    }

    /// Where something is done about the break in hand.
    Node place(BreakDeed deed) {
        return switch (deed) {
            case EXPLAIN, SET_CAUSE -> cause.getValue() == null ? cause : note;
            case ASSIGN -> owner;
            case COMMENT -> dossierPane.place();
            case RESOLVE, WRITE_OFF -> evidence;
        };
    }

    /// Where its difference is taken apart.
    Node splitting() {
        return difference.place();
    }

    /// The row that takes the one in hand back.
    PairPane pair() {
        return pair;
    }

    private void show(@Nullable BreakCard now) {
        visible(nothing, now == null);
        visible(card, now != null);
        visible(made, now != null && model.split().draft() != null);
        if (now == null) {
            shown = null;
            return;
        }
        ReconciliationBreak found = now.found();
        title.setText(RuleNames.of(found.rule()) + " · " + BreakColumns.account(now));
        severity.show(Words.of(now.severityNow()), BreaksView.tone(now.severityNow()));
        BreakStanding.of(now).into(state);
        facts(now);
        ways(now);
        rights(found);
        contras.about(now);
        BreakCard before = shown;
        boolean same = before != null && BulkDeeds.shown(before).equals(BulkDeeds.shown(now));
        if (!same) {
            fill(now);
            meanwhile.typedOver(now);
        }
        second.subject(BreakStanding.subject(now));
        shown = now;
    }

    private void facts(BreakCard now) {
        Dossier kept = model.dossier().loaded().get();
        boolean its = kept != null && kept.id().equals(now.found().id());
        BreakFacts.into(facts, texts, now, its ? kept : null);
        history.getChildren().setAll(HistoryLines.of(now.found(), model));
    }

    /// What is corrected is what was said before.
    private void fill(BreakCard now) {
        ReconciliationBreak.Findings said = now.found().findings();
        boolean corrects = now.found().breakState() == BreakState.EXPLAINED;
        String before = said.note();
        drafts.show(
                now.found(),
                corrects ? said.causeCode() : now.likelyCause(),
                corrects && before != null ? before : "");
        explainTitle.setText(texts.getString(corrects ? "correct.title" : "explain.title"));
        explain.setText(texts.getString(corrects ? "correct" : "explain"));
        visible(correctHint, corrects);
        explain.getStyleClass().remove("accent");
        explain.getStyleClass().addAll(corrects ? List.of() : List.of("accent"));
    }

    /// What can be done now, and in words what cannot.
    private void rights(ReconciliationBreak found) {
        BreakRights rights = model.rights();
        boolean closes = rights.may(BreakDeed.RESOLVE);
        visible(owning, rights.may(BreakDeed.ASSIGN));
        visible(explaining, rights.may(BreakDeed.EXPLAIN));
        visible(closing, closes);
        unbookable.set(!rights.may(BreakDeed.WRITE_OFF));
        String why =
                switch (found.breakState()) {
                    case OPEN -> rights.why(BreakDeed.EXPLAIN);
                    case EXPLAINED -> rights.why(closes ? BreakDeed.WRITE_OFF : BreakDeed.RESOLVE);
                    case RESOLVED, WRITTEN_OFF -> "";
                };
        undecided.set(rights.onlySuspects());
        obstacle.setText(undecided.get() ? why + " " + texts.getString("suspect.now") : why);
        visible(obstacle, !why.isEmpty());
    }

    private void ways(BreakCard now) {
        boolean unsettled = BreakFilter.isUnsettled(now.found().breakState());
        String words = unsettled ? Ways.words(now) : "";
        way.setText(words.isEmpty() ? "" : texts.getString("way." + words));
        visible(way, !words.isEmpty());
        visible(takeIn, unsettled && Ways.needsFile(now));
        visible(openRun, !inRun);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
