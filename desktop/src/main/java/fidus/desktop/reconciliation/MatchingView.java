package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.approvals.WaitsLabel;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The rules by which rows are matched: versions, the passes of a draft, trying it, and putting it
/// in force.
public final class MatchingView extends VBox {
    private final MatchingModel model;
    private final ResourceBundle texts;
    private final Faults faults;
    private final VersionList marked;
    private final SecondPersonPane second;

    @FXML private ScrollPane sheet;
    @FXML private RecordTable<ProfileVersion> versions;
    @FXML private RecordTable<MatchPass> passes;
    @FXML private FlowPane thresholds;
    @FXML private TextField profileName;
    @FXML private Label nameFault;
    @FXML private ComboBox<MatchProfile.Compared> compared;
    @FXML private HBox asking;
    @FXML private Label question;
    @FXML private VBox passFields;
    @FXML private FlowPane passNumbers;
    @FXML private TextField code;
    @FXML private Label codeFault;
    @FXML private ComboBox<MatchPass.Shape> shape;
    @FXML private Label shapeFault;
    @FXML private ComboBox<ReferenceMode> reference;
    @FXML private ComboBox<MatchPass.Similarity> similarity;
    @FXML private ComboBox<DayUnit> dayUnit;
    @FXML private CheckBox suggestOnly;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Label changes;
    @FXML private Button prepare;
    @FXML private Button putInForce;
    @FXML private WaitsLabel waits;
    @FXML private ProblemPane problem;
    @FXML private VBox waiting;
    @FXML private VBox trial;
    @FXML private VBox uses;
    @FXML private VBox limits;
    @FXML private Button earlier;
    @FXML private Button later;
    @FXML private Button addPass;
    @FXML private Button removePass;
    @FXML private Button keepPass;
    @FXML private HintBar hints;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    MatchingView(MatchingModel model) {
        this.model = model;
        texts = Fxml.load(this);
        faults = new Faults(problem).at("code", codeFault).at("shape", shapeFault);
        NumberFields.narrow(codeFault, shapeFault);
        faults.at("reason", reasonFault).at("name", nameFault);
        NumberFields.into(thresholds, model.draft().numbers(), texts, faults);
        NumberFields.into(passNumbers, model.pass().numbers(), texts, faults);
        marked = new VersionList(model, versions, texts);
        passes();
        fields();
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        waits.follow(second.model());
        waiting.getChildren().setAll(second);
        var trying = new TrialPane(model, faults);
        trial.getChildren().setAll(trying);
        uses.getChildren().setAll(new UsesPane(model.uses()));
        limits.getChildren().setAll(new LimitsPane(new LimitsModel(model.shell())));
        model.faultProperty().addListener((_, _, why) -> faults.show(why));
        model.leavingProperty().addListener((_, _, now) -> asked(now));
        asked(null);
        model.chosenProperty().addListener((_, _, _) -> waits());
        model.chosenProperty().addListener((_, _, _) -> chosen());
        model.loaded().loadingProperty().addListener((_, _, _) -> waits());
        var stopped =
                model.sent().busyProperty().or(model.shell().connection().onlineProperty().not());
        prepare.disableProperty().bind(stopped);
        putInForce
                .disableProperty()
                .bind(stopped.or(second.model().preparedProperty().isNotNull()));
        chosen();
        new MatchingKeys(model.shell().notices(), hints, texts)
                .pass(() -> place() >= 0, earlier, later, keepPass, removePass)
                .page(addPass, trying.tryOutButton(), prepare, putInForce)
                .leads(this::back, this::read)
                .on(this);
    }

    void opening() {
        sheet.setVvalue(0);
    }

    @FXML
    void prepare() {
        model.prepare();
    }

    @FXML
    void putInForce() {
        model.putInForce();
    }

    @FXML
    void back() {
        model.shell().navigation().open(ReconciliationView.SCREEN);
    }

    @FXML
    void read() {
        model.read();
    }

    /// What a second person is asked about these rules, by now.
    private void waits() {
        ProfileVersion now = model.chosenProperty().get();
        if (now != null && !model.loaded().loadingProperty().get()) {
            second.subject("matchProfile/" + now.profile().name());
        }
    }

    @FXML
    void stay() {
        model.stay();
        marked.mark();
    }

    @FXML
    void discard() {
        model.discard();
    }

    private void asked(@Nullable ProfileVersion wanted) {
        asking.setVisible(wanted != null);
        asking.setManaged(wanted != null);
        if (wanted != null) {
            question.setText(
                    MessageFormat.format(
                            texts.getString("leaving"),
                            ProfileWords.of(wanted.profile().name(), wanted.profile().version())));
        }
    }

    @FXML
    void keepPass() {
        int place = place();
        if (model.keepPass(place)) {
            select(place);
        }
    }

    @FXML
    void addPass() {
        model.draft().add();
        select(model.draft().passes().size() - 1);
    }

    @FXML
    void removePass() {
        model.editing().leave();
        model.draft().remove(place());
    }

    @FXML
    void earlier() {
        move(-1);
    }

    @FXML
    void later() {
        move(1);
    }

    private void move(int by) {
        int place = place();
        if (!model.keepPass(place)) {
            return;
        }
        model.draft().move(place, by);
        select(Math.clamp(place + (long) by, 0, Math.max(0, model.draft().passes().size() - 1)));
    }

    private int place() {
        return passes.rows().indexOf(passes.selectedProperty().get());
    }

    private void select(int place) {
        if (place >= 0 && place < model.draft().passes().size()) {
            MatchPass wanted = model.draft().passes().get(place);
            passes.select(pass -> pass.equals(wanted));
        }
    }

    private void chosen() {
        boolean may = model.mayPrepare();
        prepare.setVisible(may);
        putInForce.setVisible(model.mayPutInForce());
        changed();
    }

    private void changed() {
        model.look();
        changes.setText(
                !model.reads()
                        ? texts.getString("unread")
                        : model.changes().isEmpty()
                                ? texts.getString("unchanged")
                                : String.join("\n", model.changes()));
    }

    private void passes() {
        PassColumns.into(passes, texts);
        model.draft()
                .passes()
                .addListener(
                        (ListChangeListener<MatchPass>)
                                _ -> {
                                    int at = place();
                                    passes.rows(model.draft().passes());
                                    select(at);
                                    changed();
                                });
        passes.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            passFields.setDisable(now == null);
                            if (now != null && !model.editPass(place())) {
                                select(model.editing().place());
                            }
                        });
        passes.rows(model.draft().passes());
        passFields.setDisable(true);
    }

    private void fields() {
        code.textProperty().bindBidirectional(model.pass().codeProperty());
        profileName.textProperty().bindBidirectional(model.draft().nameProperty());
        profileName.textProperty().addListener((_, _, _) -> changed());
        compared.getItems().setAll(MatchProfile.Compared.values());
        compared.setConverter(Choice.words(it -> texts.getString("compared." + it)));
        compared.valueProperty().bindBidirectional(model.draft().comparedProperty());
        compared.valueProperty().addListener((_, _, _) -> changed());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.textProperty().addListener((_, _, _) -> model.look());
        shape.getItems().setAll(MatchPass.Shape.values());
        shape.setConverter(Choice.words(Words::of));
        shape.valueProperty().bindBidirectional(model.pass().shapeProperty());
        reference.getItems().setAll(ReferenceMode.values());
        reference.setConverter(Choice.words(Words::of));
        reference.valueProperty().bindBidirectional(model.pass().referenceProperty());
        similarity.getItems().setAll(MatchPass.Similarity.values());
        similarity.setConverter(Choice.words(Words::of));
        similarity.valueProperty().bindBidirectional(model.pass().similarityProperty());
        dayUnit.getItems().setAll(DayUnit.values());
        dayUnit.setConverter(Choice.words(it -> texts.getString("dayUnit." + it)));
        dayUnit.valueProperty().bindBidirectional(model.pass().dayUnitProperty());
        suggestOnly.selectedProperty().bindBidirectional(model.pass().suggestOnlyProperty());
        model.draft().numbers().whenTyped(this::changed);
        model.pass().numbers().whenTyped(model::look);
        code.textProperty().addListener((_, _, _) -> model.look());
        shape.valueProperty().addListener((_, _, _) -> model.look());
    }
}
