package fidus.desktop.banks;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.Expected;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.desktop.banks.BankFileModel.Stage;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.OpenFiles;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.Words;
import fidus.desktop.reconciliation.HintBar;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.jobs.Job;
import fidus.reconciliation.desk.RunPeriod;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// The bank accounts of the house, their statements, and what these propose; a file on its way in
/// takes their place.
public final class BanksView extends VBox implements Visited, Dated {
    private final BanksModel model;
    private final ResourceBundle texts;
    private final TabCounts counts;

    @FXML private StackPane fileRoom;
    @FXML private VBox reading;
    @FXML private Label readingName;
    @FXML private VBox room;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<BankAccountCard> accounts;
    @FXML private Button pick;
    @FXML private Button reconcile;
    @FXML private FlowPane settings;
    @FXML private HBox running;
    @FXML private Label runTitle;
    @FXML private ProgressBar runBar;
    @FXML private Label runCount;
    @FXML private Button cancelRun;
    @FXML private ComboBox<Expected> expected;
    @FXML private Label expectedLabel;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private Label proposed;
    @FXML private TextField printedAs;
    @FXML private CheckBox numbersMean;
    @FXML private Button save;
    @FXML private RecordTable<StatementCard> statements;
    @FXML private Label against;
    @FXML private Label doubted;
    @FXML private StackPane statementRoom;
    @FXML private Tab confirmationsTab;
    @FXML private Tab depositsTab;
    @FXML private Button moreStatements;
    @FXML private Tab returnsTab;
    @FXML private Tab doubtsTab;
    @FXML private RecordTable<PaymentDoubt> doubts;
    @FXML private Button lookInto;
    @FXML private Tab transitsTab;
    @FXML private Tab ownTab;
    @FXML private Tab missingTab;
    @FXML private HintBar hints;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public BanksView(BanksModel model) {
        this.model = model;
        texts = Fxml.load(this);
        counts =
                new TabCounts(
                        model,
                        texts,
                        List.of(
                                confirmationsTab,
                                depositsTab,
                                returnsTab,
                                doubtsTab,
                                missingTab,
                                transitsTab,
                                ownTab));
        fileRoom.getChildren().add(new BankFileView(model.file()));
        statementRoom.getChildren().add(new StatementPane(model.statement()));
        var tables = new BankTables(texts);
        tables.accounts(accounts);
        tables.statements(statements);
        tables.doubts(doubts);
        accounts.actions(pick, reconcile);
        statements.actions(moreStatements);
        moreStatements.setOnAction(_ -> model.olderStatements());
        doubts.actions(lookInto);
        Choice.bind(
                expected,
                model.setting().expected,
                List.of(Expected.values()),
                one -> texts.getString("expected." + one));
        SettingModel.saysSince(expectedLabel.textProperty(), model.setting(), texts);
        printedAs.textProperty().bindBidirectional(model.setting().printedAs);
        numbersMean.selectedProperty().bindBidirectional(model.setting().numbersMean);
        contents();
        lists();
        abled();
        follow();
    }

    private void contents() {
        var paid = new ConfirmationsPane(model);
        confirmationsTab.setContent(paid);
        var next = new NextAccount(accounts, model.chosenProperty());
        new BankKeys(model.shell().notices(), texts, pick, reconcile, next)
                .on(room, hints, confirmationsTab, paid.confirmButton());
        depositsTab.setContent(new DepositsPane(model));
        returnsTab.setContent(new ReturnsPane(model));
        transitsTab.setContent(new TransitsPane(model.transits(), side));
        ownTab.setContent(new OwnPane(model.own(), side));
        missingTab.setContent(new MissingPane(model.missing(), side));
    }

    private void lists() {
        Listing.bind(accounts, model.accounts(), BankAccounts::accounts);
        Listing.bind(statements, model.statements(), StatementCards::statements);
        Listing.bind(doubts, model.proposals(), Proposals::doubts);
        accounts.selectedProperty().addListener((_, _, now) -> model.choose(now));
        model.accounts()
                .loadingProperty() // what was read again marks nothing
                .addListener((_, _, _) -> chosen(model.chosenProperty().get()));
        PickedText.of(against, statements, BankTables::against);
        PickedText.of(doubted, doubts, one -> Words.figures(one.sentence()));
        statements.onOpen(model.statement()::open);
        doubts.onOpen(model::lookInto);
        Choice.nearDay(from, model.comparing().from);
        Choice.nearDay(to, model.comparing().to);
        model.comparing().proposedProperty().subscribe(this::proposed);
    }

    private void follow() {
        model.chosenProperty().addListener((_, _, now) -> chosen(now));
        model.problemProperty().addListener((_, _, why) -> problem.show(why));
        problem.whenEnded(model.comparing()::forget);
        ComparingModel.says(reconcile.textProperty(), model.comparing(), texts);
        model.file().stageProperty().subscribe(this::stage);
        model.statement()
                .shownProperty()
                .addListener((_, _, _) -> stage(model.file().stageProperty().get()));
        model.file().fileProperty().subscribe(now -> readingName.setText(BankWords.name(now)));
        counts.follow();
        model.statements()
                .valueProperty()
                .addListener((_, _, now) -> older(now == null ? 0 : now.more()));
        model.comparing().jobProperty().subscribe(this::running);
        model.formOpen.bind(side.visibleProperty());
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
    }

    @Override
    public void renew() {
        if (model.file().problemProperty().get() == null) {
            model.visit("");
        } else {
            model.read(); // a file on its way in stays, with what is said of it
        }
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.accounts().asOfProperty();
    }

    @FXML
    void pick() {
        OpenFiles.ask(this, texts.getString("pick.title"), model.file()::offer);
    }

    @FXML
    void reconcile() {
        if (DayField.take(from, to)) {
            model.reconcile();
        }
    }

    @FXML
    void cancelRun() {
        model.comparing().cancel();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void lookInto() {
        PaymentDoubt chosen = doubts.selectedProperty().get();
        if (chosen != null) {
            model.lookInto(chosen);
        }
    }

    private void abled() {
        var online = model.shell().connection().onlineProperty();
        pick.disableProperty().bind(online.not());
        pick.setVisible(model.file().mayTake());
        settings.disableProperty().bind(model.chosenProperty().isNull());
        save.disableProperty().bind(model.setting().setCommand().readyProperty().not());
        save.setVisible(model.setting().setCommand().isAllowed());
        reconcile.setVisible(model.comparing().startCommand().isAllowed());
        reconcile
                .disableProperty()
                .bind(
                        model.comparing()
                                .startCommand()
                                .readyProperty()
                                .not()
                                .or(model.chosenProperty().isNull()));
        lookInto.disableProperty().bind(doubts.selectedProperty().isNull());
    }

    private void chosen(@Nullable BankAccountCard now) {
        if (now != null) {
            counts.chosen();
            accounts.select(one -> one.account().id().equals(now.account().id()));
        }
    }

    /// Beside the days, and whatever somebody chose instead.
    private void proposed(@Nullable RunPeriod now) {
        visible(proposed, now != null);
        proposed.setText(
                now == null
                        ? ""
                        : MessageFormat.format(
                                texts.getString("proposed"),
                                now.from().toString(),
                                Words.figures(now.why())));
    }

    private void running(@Nullable Job now) {
        boolean runs = now != null && !now.jobState().isOver();
        visible(running, runs);
        if (now != null && runs) {
            boolean known = now.total() > 0;
            runTitle.setText(now.title());
            runBar.setProgress(known ? Math.min(1, now.done() * 1.0 / now.total()) : -1);
            runCount.setText(known ? now.done() + " of " + now.total() : "");
            cancelRun.setDisable(now.cancelAsked());
        }
    }

    private void older(long count) {
        moreStatements.setVisible(count > 0);
        moreStatements.setText(MessageFormat.format(texts.getString("more.statements"), count));
    }

    private void stage(Stage now) {
        boolean one = model.statement().shownProperty().get() != null;
        visible(room, now == Stage.NONE && !one);
        visible(statementRoom, now == Stage.NONE && one);
        visible(reading, now == Stage.READING);
        visible(fileRoom, now == Stage.PREVIEW);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
