package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.jobs.Job;
import fidus.reconciliation.desk.RunPeriod;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// Account and period of a new run, then its progress. Takes no room while it is closed.
public final class NewRunPane extends VBox {
    private final NewRunModel model;

    @FXML private HBox fields;
    @FXML private ComboBox<RunSubject> account;
    @FXML private Label about;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private Label proposal;
    @FXML private Button start;
    @FXML private HBox progress;
    @FXML private Label title;
    @FXML private ProgressBar bar;
    @FXML private Label count;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    NewRunPane(NewRunModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(model.openProperty());
        model.openProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now) {
                                account.requestFocus();
                            }
                        });
        account.setConverter(Choice.words(RunSubject::name));
        account.setCellFactory(_ -> new SubjectCell());
        account.valueProperty().bindBidirectional(model.subjectProperty());
        about.textProperty().bind(model.subjectProperty().map(RunSubject::about).orElse(""));
        about.visibleProperty().bind(model.subjectProperty().isNotNull());
        about.managedProperty().bind(about.visibleProperty());
        for (DatePicker day : new DatePicker[] {from, to}) {
            DayField.near(day);
        }
        from.valueProperty().bindBidirectional(model.fromProperty());
        to.valueProperty().bindBidirectional(model.toProperty());
        model.proposalProperty().addListener((_, _, now) -> proposed(now));
        proposal.textProperty().bind(model.proposalTextProperty().map(Words::figures));
        proposal.visibleProperty().bind(proposal.textProperty().isNotEmpty());
        proposal.managedProperty().bind(proposal.visibleProperty());
        asksFirst(texts);
        model.subjects().valueProperty().addListener((_, _, list) -> offer(list));
        var faults = new Faults(problem).mark("login", account);
        faults.mark("from", from).mark("to", to);
        model.subjects().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.faultProperty().addListener((_, _, why) -> faults.show(why));
        model.jobProperty().addListener((_, _, now) -> running(now));
        running(null);
    }

    /// Days that are signed are compared again only when that is pressed once more.
    private void asksFirst(ResourceBundle texts) {
        model.signed()
                .says(
                        start.textProperty(),
                        texts.getString("start"),
                        texts.getString("start.signed"));
        problem.whenEnded(model.signed()::forget);
        start.disableProperty().bind(model.sent().busyProperty());
    }

    @FXML
    void start() {
        if (DayField.take(from, to)) {
            model.start();
        }
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    private void proposed(@Nullable RunPeriod now) {
        from.setPromptText(now == null ? "" : now.from().toString());
        to.setPromptText(now == null ? "" : now.to().toString());
    }

    private void running(@Nullable Job job) {
        progress.setVisible(job != null);
        progress.setManaged(job != null);
        fields.setVisible(job == null);
        fields.setManaged(job == null);
        if (job == null) {
            return;
        }
        title.setText(job.title());
        boolean known = job.total() > 0;
        bar.setProgress(
                known
                        ? Math.min(1, job.done() * 1.0 / job.total())
                        : ProgressBar.INDETERMINATE_PROGRESS);
        count.setText(known ? job.done() + " of " + job.total() : "");
    }

    /// Whoever is chosen stays so.
    private void offer(@Nullable List<RunSubject> all) {
        RunSubject before = account.getValue();
        account.getItems().setAll(all == null ? List.of() : all);
        account.setValue(
                account.getItems().stream()
                        .filter(one -> before != null && one.account().equals(before.account()))
                        .findFirst()
                        .orElse(null));
    }

    /// An account, and under it how it stands.
    private static final class SubjectCell extends ListCell<RunSubject> {
        @Override
        protected void updateItem(@Nullable RunSubject one, boolean empty) {
            super.updateItem(one, empty);
            if (empty || one == null) {
                setGraphic(null);
                return;
            }
            var about = new Label(one.about());
            about.getStyleClass().add("form-hint");
            setGraphic(new VBox(new Label(one.name()), about));
        }
    }
}
