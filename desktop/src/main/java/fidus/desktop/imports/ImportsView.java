package fidus.desktop.imports;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.OpenFiles;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.imports.ImportsModel.Stage;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.imports.ImportList;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.LateArrival;
import fidus.imports.LateArrivals;
import fidus.jobs.Job;
import fidus.jobs.JobState;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;

/// Broker reports: drop or choose one, look at it, confirm, and see what came of it.
public final class ImportsView extends VBox implements Visited, Dated {
    private final ImportsModel model;
    private final ResourceBundle texts;
    private final BooleanProperty stopping = new SimpleBooleanProperty();

    @FXML private VBox choose;
    @FXML private Button pick;
    @FXML private ProblemPane chooseProblem;
    @FXML private VBox reading;
    @FXML private Label readingName;
    @FXML private StackPane preview;
    @FXML private VBox running;
    @FXML private Label jobTitle;
    @FXML private StatusBadge jobState;
    @FXML private ProgressBar progress;
    @FXML private Label jobDetail;
    @FXML private ProblemPane jobProblem;
    @FXML private VBox late;
    @FXML private Label lateCount;
    @FXML private RecordTable<LateArrival> lateTable;
    @FXML private Button cancel;
    @FXML private Button done;
    @FXML private Button toReview;
    @FXML private VBox history;
    @FXML private RecordTable<ImportRecord> table;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ImportsView(ImportsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        preview.getChildren().add(new PreviewView(model));
        columns();
        pick.disableProperty().bind(model.shell().connection().onlineProperty().not());
        cancel.disableProperty()
                .bind(stopping.or(model.shell().connection().onlineProperty().not()));
        visible(pick, model.mayImport());
        Listing.bind(table, model.imports(), ImportList::imports);
        table.onOpen(
                one ->
                        model.shell()
                                .navigation()
                                .open(
                                        "accounts",
                                        "account/"
                                                + one.account().server()
                                                + "/"
                                                + one.account().login()));
        model.imports().valueProperty().addListener((_, _, _) -> late());
        model.stageProperty().addListener((_, _, now) -> stage(now));
        model.fileProperty().addListener((_, _, now) -> file(now));
        model.problemProperty().addListener((_, _, _) -> stage(model.stageProperty().get()));
        model.job().jobProperty().addListener((_, _, now) -> job(now));
        model.job()
                .problemProperty()
                .addListener((_, _, why) -> jobProblem.show(why, model.job()::look));
        stage(Stage.CHOOSE);
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.imports().asOfProperty();
    }

    @FXML
    void pick() {
        OpenFiles.ask(this, texts.getString("pick.title"), model::offer);
    }

    @FXML
    void cancel() {
        stopping.set(true);
        cancel.setText(texts.getString("stopping"));
        model.job().cancel();
    }

    @FXML
    void done() {
        model.discard();
    }

    @FXML
    void openReview() {
        model.shell().navigation().open("review");
    }

    private void columns() {
        table.columns(
                Columns.instant(word("started"), ImportRecord::startedAt),
                Columns.text(word("file"), 200, ImportRecord::fileName),
                Columns.text(word("account"), 170, one -> one.account().toString()),
                Columns.badge(word("state"), 96, ImportRecord::importState, ImportsView::tone),
                Columns.whole(word("deals"), 64, ImportRecord::deals),
                Columns.whole(word("fresh"), 64, ImportRecord::fresh),
                Columns.whole(word("known"), 76, ImportRecord::known),
                Columns.whole(word("differing"), 92, ImportRecord::differing),
                Columns.whole(word("review"), 92, ImportRecord::toReview),
                Columns.whole(word("late"), 64, ImportsView::late),
                Columns.text(word("reading"), 110, one -> Words.ofCode(one.reading())),
                Columns.text(word("by"), 120, ImportRecord::byName));
        table.exportName("imports");
        lateTable.columns(
                Columns.whole(word("ticket"), 110, LateArrival::ticket),
                Columns.instant(word("time"), LateArrival::time),
                Columns.money(word("net"), LateArrival::net),
                Columns.day(word("bookedOn"), LateArrival::bookedOn));
        lateTable.exportName("late-arrivals");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private static long late(ImportRecord one) {
        LateArrivals arrivals = one.lateArrivals();
        return arrivals == null ? 0 : arrivals.count();
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private void stage(Stage now) {
        visible(choose, now == Stage.CHOOSE);
        visible(reading, now == Stage.READING);
        visible(preview, now == Stage.PREVIEW);
        visible(running, now == Stage.RUNNING || now == Stage.OVER);
        visible(history, now != Stage.PREVIEW);
        chooseProblem.show(now == Stage.CHOOSE ? model.problemProperty().get() : null);
        done.setText(texts.getString(model.waitingFiles() > 0 ? "done.next" : "done"));
    }

    private void file(@Nullable Path now) {
        readingName.setText(
                now == null
                        ? ""
                        : MessageFormat.format(texts.getString("reading"), now.getFileName()));
    }

    /// What the import just done brought after its month was closed.
    private void late() {
        LateArrivals arrivals = model.lateArrivals().orElse(null);
        visible(late, arrivals != null);
        if (arrivals != null) {
            lateCount.setText(
                    MessageFormat.format(
                            texts.getString("late"),
                            Words.number(BigDecimal.valueOf(arrivals.count()))));
            lateTable.rows(arrivals.first());
        }
    }

    private void job(@Nullable Job now) {
        late();
        if (now == null) {
            return;
        }
        boolean over = now.jobState().isOver();
        jobTitle.setText(now.title());
        jobState.show(Words.of(now.jobState()), tone(now.jobState()));
        progress.setProgress(
                now.total() == 0 ? (over ? 1 : -1) : (double) now.done() / now.total());
        String outcome = now.outcome();
        jobDetail.setText(
                outcome != null
                        ? outcome
                        : MessageFormat.format(
                                texts.getString("progress"),
                                Words.number(BigDecimal.valueOf(now.done())),
                                Words.number(BigDecimal.valueOf(now.total()))));
        visible(cancel, !over);
        stopping.set(now.cancelAsked());
        cancel.setText(texts.getString(now.cancelAsked() ? "stopping" : "cancel"));
        visible(done, over);
        visible(toReview, now.jobState() == JobState.DONE);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static Tone tone(ImportState state) {
        return switch (state) {
            case RUNNING -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    private static Tone tone(JobState state) {
        return switch (state) {
            case RUNNING -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }
}
