package fidus.desktop.close;

import fidus.approvals.Prepared;
import fidus.close.BookLine;
import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.TieOut;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.jobs.Job;
import fidus.ledger.PeriodState;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The checklist of a month with the step that is looked at, its tie-outs, and what was signed.
public final class CloseView extends VBox implements Visited, Dated {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final CloseModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final ReasonPane reason;
    private final StepLines lines;

    @FXML private Label period;
    @FXML private StatusBadge state;
    @FXML private Label signed;
    @FXML private Button reopen;
    @FXML private Label progress;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<CloseStep> steps;
    @FXML private SideSheet side;
    @FXML private TabPane tabs;
    @FXML private Tab tieTab;
    @FXML private VBox waiting;
    @FXML private VBox detail;
    @FXML private Label stepName;
    @FXML private StatusBadge stepState;
    @FXML private Label stepWords;
    @FXML private VBox blocks;
    @FXML private GridPane figures;
    @FXML private TextArea note;
    @FXML private Button act;
    @FXML private Button skip;
    @FXML private RecordTable<RuleLine> rules;
    @FXML private Label ruleName;
    @FXML private RecordTable<TieOut> ties;
    @FXML private RecordTable<CoverageLine> coverage;
    @FXML private RecordTable<ClosedHead> versions;
    @FXML private RecordTable<BookLine> books;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public CloseView(CloseModel model) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        reason = new ReasonPane(model.reason());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        second.whenDecided(this::decided);
        var tables = new CloseTables(texts);
        tables.steps(steps);
        tables.rules(rules);
        tables.ties(ties);
        tables.coverage(coverage);
        tables.versions(versions);
        tables.books(books);
        lines = new StepLines(blocks, figures, texts, this::go);
        listen();
        month(null);
        step(null);
    }

    private void lists() {
        var _ =
                new KeptTable<>(
                        steps,
                        model.month(),
                        CloseMonth::steps,
                        new KeptTable.Kept<>(model.stepProperty(), model::look, NextStep::of));
        steps.onOpen(_ -> model.act());
        var _ =
                new KeptTable<>(
                        rules,
                        model.month(),
                        RuleLine::of,
                        new KeptTable.Kept<>(model.ruleProperty(), model::lookAt, RuleLine::again));
        var _ = new TieActions(ties, model.evidence(), texts);
        Listing.bind(
                coverage,
                model.month(),
                now -> CoverageLine.of(now, word("coverage.pool"), word("coverage.house")));
    }

    private void listen() {
        lists();
        Listing.bind(versions, model.month(), CloseMonth::history);
        Listing.bind(books, model.signed(), one -> one.figures().books());
        ties.onOpen(tie -> RuleLine.open(tie, model.shell().navigation()));
        versions.selectedProperty().addListener((_, _, now) -> model.lookAt(now));
        model.month().valueProperty().addListener((_, _, now) -> month(now));
        model.periodProperty().addListener((_, _, _) -> month(null));
        model.stepProperty().addListener((_, _, now) -> step(now));
        model.ruleProperty().addListener((_, _, now) -> rule(now));
        model.problemProperty().addListener((_, _, now) -> problem.show(now));
        sheet(model.reason().deedProperty(), reason);
        sheet(
                model.evidence().attest().walletProperty(),
                new AttestView(model.evidence().attest()));
        sheet(
                model.evidence().start().monthProperty(),
                new MonthStartView(model.evidence().start()));
        model.watch().jobProperty().addListener((_, _, now) -> progress.setText(words(now)));
        progress.managedProperty().bind(progress.textProperty().isNotEmpty());
        note.textProperty().bindBidirectional(model.noteProperty());
        act.disableProperty().bind(model.idle().not());
        skip.disableProperty().bind(model.idle().not());
        reopen.disableProperty().bind(model.idle().not());
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.month().asOfProperty();
    }

    @FXML
    void earlier() {
        model.move(-1);
    }

    @FXML
    void later() {
        model.move(1);
    }

    @FXML
    void act() {
        model.act();
    }

    @FXML
    void skip() {
        CloseStep now = model.stepProperty().get();
        if (now != null) {
            String name = Words.of(now.stepKind());
            model.skip(
                    new ReasonModel.Deed(
                            MessageFormat.format(word("skip.title"), name),
                            word("skip.hint"),
                            word("skip.verb")));
        }
    }

    @FXML
    void reopen() {
        model.reopen(
                new ReasonModel.Deed(
                        MessageFormat.format(word("reopen.title"), period.getText()),
                        word("reopen.hint"),
                        word("reopen.verb")));
    }

    private void decided(Prepared after) {
        model.read();
    }

    /// A sheet is open while what it is about is there.
    private void sheet(ObservableValue<?> subject, Node sheet) {
        subject.addListener((_, _, now) -> side.open(now == null ? null : sheet));
    }

    private void month(@Nullable CloseMonth now) {
        period.setText(MONTH.format(model.periodProperty().get()));
        if (now == null) {
            state.show("", Tone.NEUTRAL);
            signed.setText("");
            visible(reopen, false);
            return;
        }
        state.show(
                Words.of(now.periodState()),
                switch (now.periodState()) {
                    case OPEN -> Tone.NEUTRAL;
                    case CLOSING -> Tone.ATTENTION;
                    case LOCKED -> now.unchanged() ? Tone.GOOD : Tone.BAD;
                });
        signed.setText(signed(now));
        visible(reopen, model.mayReopen());
        second.subject(model.subject());
    }

    private String signed(CloseMonth now) {
        if (now.periodState() != PeriodState.LOCKED || now.history().isEmpty()) {
            return "";
        }
        ClosedHead head = now.history().getFirst();
        return MessageFormat.format(
                word(now.unchanged() ? "signed" : "signed.changed"),
                head.version(),
                head.preparedBy(),
                head.reviewedBy(),
                Words.brief(head.lockedAt()),
                head.hash());
    }

    private void step(@Nullable CloseStep now) {
        visible(detail, now != null);
        lines.show(now);
        if (now == null) {
            return;
        }
        stepName.setText(Words.of(now.stepKind()));
        stepState.show(Words.of(now.stepState()), CloseTables.tone(now.stepState()));
        stepWords.setText(AgainstMonthWords.of(now.words()));
        visible(stepWords, !stepWords.getText().equals(first(now)));
        visible(note, now.act() == CloseAct.SIGN_OFF && model.mayAct(now));
        visible(act, model.mayAct(now));
        if (now.act() != null) {
            act.setText(word("act." + now.act()));
        }
        skip.setText(word(now.skipped() == null ? "skip" : "skip.instead"));
        visible(skip, model.maySkip(now));
    }

    /// What blocks says it already.
    private static String first(CloseStep now) {
        return now.blocks().isEmpty()
                ? ""
                : AgainstMonthWords.of(now.blocks().getFirst().message());
    }

    private void go(CloseBlock block) {
        model.go(block);
        if (BlockWays.isTie(block)) {
            tabs.getSelectionModel().select(tieTab);
        }
    }

    private void rule(@Nullable RuleLine now) {
        ruleName.setText(now == null ? word("rule.none") : now.rule() + " · " + now.rule().words());
        ties.rows(now == null ? List.<TieOut>of() : now.lines());
    }

    private static String words(@Nullable Job job) {
        if (job == null) {
            return "";
        }
        String outcome = job.outcome();
        return outcome != null && job.jobState().isOver()
                ? outcome
                : job.title() + ": " + job.done() + " of " + job.total();
    }

    static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
