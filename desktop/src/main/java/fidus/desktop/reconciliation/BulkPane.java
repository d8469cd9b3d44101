package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SendKey;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.jobs.Job;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakTrial;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What can be done about all chosen breaks at once.
public final class BulkPane extends VBox {
    private static final int MOST_TOLD = 12;

    private final BulkModel model;
    private final ResourceBundle texts;
    private final OwnerChoice owners;
    private final BooleanBinding runs;

    @FXML private Label title;
    @FXML private Label sums;
    @FXML private Label left;
    @FXML private VBox form;
    @FXML private ComboBox<BreakDeed> deed;
    @FXML private VBox ownerField;
    @FXML private VBox causeField;
    @FXML private ComboBox<Owners.Owner> owner;
    @FXML private ComboBox<CauseCode> cause;
    @FXML private TextArea note;
    @FXML private Label noteHint;
    @FXML private Button act;
    @FXML private VBox told;
    @FXML private Label refused;
    @FXML private Label refusals;
    @FXML private Button rest;
    @FXML private Label progress;
    @FXML private Button cancel;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BulkPane(BulkModel model) {
        this.model = model;
        texts = Fxml.load(this);
        deed.setConverter(Choice.words(one -> texts.getString("deed." + one)));
        deed.valueProperty().addListener((_, _, now) -> lay(now));
        deed.valueProperty().addListener((_, _, _) -> model.reconsider());
        owners = new OwnerChoice(owner, model.owners());
        GivenCauses.into(cause);
        cause.valueProperty().addListener((_, _, _) -> hint());
        owners.whenOther(model::reconsider);
        cause.valueProperty().addListener((_, _, _) -> model.reconsider());
        note.textProperty().addListener((_, _, _) -> model.reconsider());
        SendKey.of(note, act);
        runs = model.sent().busyProperty().or(model.watch().jobProperty().isNotNull());
        runs.addListener((_, _, _) -> relist());
        model.listedProperty().addListener((_, _, _) -> relist());
        List.of(deed, owner, cause).forEach(field -> field.disableProperty().bind(runs));
        note.editableProperty().bind(runs.not());
        act.disableProperty().bind(busy().or(missing()));
        rest.disableProperty().bind(busy());
        var faults = new Faults(problem).mark("owner", owner).mark("causeCode", cause);
        faults.mark("note", note).mark("text", note).mark("evidence", note).mark("reason", note);
        model.sent().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        model.trialProperty().addListener((_, _, now) -> tell(now));
        model.wholeProperty().addListener((_, _, _) -> show(model.chosenProperty().get()));
        model.refusalProperty().addListener((_, _, why) -> tellWhole(why));
        model.watch().jobProperty().addListener((_, _, now) -> underWay(now));
        show(model.chosenProperty().get());
        tell(null);
        underWay(null);
    }

    /// The list is read again; what is under way does what is shown, to as many as are shown.
    private void relist() {
        if (model.wholeProperty().get() && !runs.get()) {
            show(model.chosenProperty().get());
        }
    }

    private BooleanBinding busy() {
        return runs.or(model.shell().connection().onlineProperty().not());
    }

    private BooleanBinding missing() {
        return Bindings.createBooleanBinding(
                () ->
                        deed.getValue() == null
                                || model.size() == 0
                                || (BulkDeeds.needsOwner(deed.getValue())
                                        && owner.getValue() == null)
                                || (BulkDeeds.needsCause(deed.getValue())
                                        && cause.getValue() == null),
                deed.valueProperty(),
                owner.valueProperty(),
                cause.valueProperty(),
                model.chosenProperty(),
                model.wholeProperty(),
                model.listedProperty());
    }

    /// Why this cannot be done to all of them, empty when it can be tried.
    String whyNot(BreakDeed wanted) {
        if (runs.get()) {
            return texts.getString("under.way");
        }
        return model.mayAct() && deed.getItems().contains(wanted)
                ? ""
                : texts.getString("not.yours");
    }

    /// Chooses what is done.
    ///
    /// @return where it goes on
    Node begin(BreakDeed wanted) {
        deed.setValue(wanted);
        return BulkDeeds.needsOwner(wanted) && !BulkDeeds.needsText(wanted)
                ? owner
                : BulkDeeds.needsCause(wanted) && cause.getValue() == null ? cause : note;
    }

    @FXML
    void act() {
        BreakDeed chosen = deed.getValue();
        model.act(
                chosen,
                BulkDeeds.needsOwner(chosen) ? owners.chosen() : null,
                BulkDeeds.needsCause(chosen) ? cause.getValue() : null,
                BulkDeeds.needsText(chosen) ? note.getText() : "");
    }

    @FXML
    void rest() {
        model.actOnTheRest();
    }

    private void lay(@Nullable BreakDeed now) {
        if (now != null) {
            causes(now);
            visible(ownerField, BulkDeeds.needsOwner(now));
            visible(causeField, BulkDeeds.needsCause(now));
            visible(note, BulkDeeds.needsText(now));
            visible(noteHint, BulkDeeds.needsText(now));
            note.setPromptText(BulkDeeds.needsText(now) ? texts.getString("note." + now) : "");
            act.setText(say("act." + now, model.size()));
            hint();
        }
    }

    /// What compliance is told of is a cause that only an explanation gives.
    private void causes(BreakDeed now) {
        List<CauseCode> offered =
                GivenCauses.ALL.stream()
                        .filter(one -> now == BreakDeed.EXPLAIN || !one.alertsCompliance())
                        .toList();
        CauseCode chosen = cause.getValue();
        if (!cause.getItems().equals(offered)) {
            cause.getItems().setAll(offered);
            cause.setValue(offered.contains(chosen) ? chosen : null);
        }
    }

    private void hint() {
        BreakDeed now = deed.getValue();
        noteHint.setText(
                now == BreakDeed.COMMENT
                        ? texts.getString("comment.hint")
                        : GivenCauses.hint(
                                texts, now == BreakDeed.EXPLAIN ? cause.getValue() : null));
    }

    /// Whether somebody is writing here while the list is read again: nobody swaps it for another
    /// form then.
    boolean isHeld() {
        return model.isReadAgain() && isTyped();
    }

    private boolean isTyped() {
        Scene scene = getScene();
        Node at = scene == null ? null : scene.getFocusOwner();
        while (at != null && !at.equals(this)) {
            at = at.getParent();
        }
        return at != null && !note.getText().isBlank();
    }

    private void show(List<BreakCard> cards) {
        boolean few = cards.size() < 2 && !model.wholeProperty().get();
        if (few && !isHeld()) {
            if (!model.isTypedSince(note.getText())) {
                note.clear(); // of several others, not of this one and whatever is added to it
            }
            cause.setValue(cards.isEmpty() ? null : cause.getValue());
        }
        if (few && cards.isEmpty() && !isTyped()) {
            return;
        }
        int size = model.size();
        title.setText(say(model.wholeProperty().get() ? "title.whole" : "title", size));
        BulkSums all = model.sums();
        sums.setText(
                SignedSums.text(
                        texts, MoneySums.line(texts, all.money(), all.once()), all.signed()));
        boolean many = size > model.most();
        left.setText(many ? say("left.many", model.most()) : texts.getString("left"));
        visible(form, model.mayAct() || isTyped());
        if (!deed.getItems().equals(model.deeds())) {
            deed.getItems().setAll(model.deeds());
        }
        if (deed.getValue() == null && !deed.getItems().isEmpty()) {
            deed.setValue(deed.getItems().getFirst());
        } else {
            lay(deed.getValue());
        }
    }

    /// What was refused, in the order of the list; more than a dozen are only counted.
    private void tell(@Nullable BreakTrial now) {
        visible(told, now != null);
        if (now == null) {
            return;
        }
        List<BreakTrial.Refusal> all = now.refused();
        refused.setText(say("refused", all.size()));
        String more = all.size() > MOST_TOLD ? "\n" + say("more", all.size() - MOST_TOLD) : "";
        refusals.setText(
                all.stream()
                                .limit(MOST_TOLD)
                                .map(one -> name(one.id()) + ": " + one.why())
                                .collect(Collectors.joining("\n"))
                        + more);
        visible(rest, now.accepted() > 0);
        rest.setText(say("rest", now.accepted()));
    }

    /// What the job on everything said that did nothing.
    private void tellWhole(String why) {
        visible(told, !why.isEmpty());
        if (!why.isEmpty()) {
            refused.setText(texts.getString("refused.whole"));
            refusals.setText(why);
            visible(rest, true);
            rest.setText(texts.getString("rest.whole"));
        }
    }

    private void underWay(@Nullable Job now) {
        progress.setText(now == null ? "" : BulkDeeds.progress(now, texts));
        visible(progress, now != null);
        visible(cancel, now != null);
    }

    @FXML
    void cancel() {
        model.watch().cancel(why -> problem.show(why));
    }

    private String name(BreakId id) {
        return model.chosenProperty().get().stream()
                .filter(card -> card.found().id().equals(id))
                .map(BreaksModel::name)
                .findFirst()
                .orElse("");
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private String say(String key, int count) {
        return MessageFormat.format(texts.getString(key), count);
    }
}
