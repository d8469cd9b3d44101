package fidus.desktop.shell;

import atlantafx.base.theme.Styles;

import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.jobs.Job;
import fidus.jobs.JobState;

import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.util.ResourceBundle;

/// The drawer with long work: how far it is, and what came of it.
public final class JobTrayView extends VBox {
    private final JobTrayModel model;
    private final ResourceBundle texts;

    @FXML private ListView<Job> list;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public JobTrayView(JobTrayModel model) {
        this.model = model;
        texts = Fxml.load(this);
        list.setItems(model.jobs());
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(
                new EmptyState(
                        MaterialDesignT.TRAY,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        model.problemProperty().addListener((_, _, now) -> problem.show(now, model::look));
    }

    @FXML
    void close() {
        model.openProperty().set(false);
    }

    private final class Cell extends ListCell<Job> {
        private final Label title = new Label();
        private final StatusBadge state = new StatusBadge();
        private final ProgressBar bar = new ProgressBar();
        private final Label detail = new Label();
        private final Button cancel = new Button(texts.getString("cancel"));
        private final VBox box;

        Cell() {
            title.getStyleClass().add("job-title");
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            bar.setMaxWidth(Double.MAX_VALUE);
            detail.getStyleClass().add("job-detail");
            detail.setWrapText(true);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            cancel.getStyleClass().addAll(Styles.SMALL);
            cancel.setMinWidth(USE_PREF_SIZE);
            cancel.disableProperty().bind(model.onlineProperty().not());
            var head = new HBox(8, title, state);
            head.setAlignment(Pos.CENTER_LEFT);
            var foot = new HBox(8, detail, cancel);
            foot.setAlignment(Pos.CENTER_LEFT);
            box = new VBox(4, head, bar, foot);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Job job, boolean empty) {
            super.updateItem(job, empty);
            if (empty || job == null) {
                setGraphic(null);
                return;
            }
            boolean runs = job.jobState() == JobState.RUNNING;
            title.setText(Words.sums(job.title()));
            state.show(
                    job.cancelAsked() && runs
                            ? texts.getString("stopping")
                            : Words.of(job.jobState()),
                    tone(job.jobState()));
            visible(bar, runs);
            bar.setProgress(
                    job.total() <= 0
                            ? ProgressBar.INDETERMINATE_PROGRESS
                            : (double) job.done() / job.total());
            detail.setText(detail(job));
            detail.setTooltip(new Tooltip(detail.getText()));
            visible(cancel, runs && !job.cancelAsked() && model.mayCancel());
            cancel.setOnAction(_ -> model.cancel(job));
            setGraphic(box);
        }
    }

    private static void visible(Region node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static String detail(Job job) {
        String outcome = job.outcome();
        if (outcome != null) {
            return Words.sums(outcome);
        }
        String since = Words.brief(job.startedAt()) + " UTC";
        return job.total() > 0 ? job.done() + " of " + job.total() + " · " + since : since;
    }

    private static StatusBadge.Tone tone(JobState state) {
        return switch (state) {
            case RUNNING -> StatusBadge.Tone.INFO;
            case DONE -> StatusBadge.Tone.GOOD;
            case FAILED -> StatusBadge.Tone.BAD;
            case CANCELLED -> StatusBadge.Tone.NEUTRAL;
        };
    }
}
