package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.contract.Problem;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.imports.Unreadable;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// What is in a bank file and what taking it in would do, before anything counts.
public final class BankFileView extends VBox {
    private final BankFileModel model;
    private final ResourceBundle texts;
    private final RefusedRows refused = new RefusedRows();

    @FXML private Label title;
    @FXML private StatusBadge ties;
    @FXML private Label format;
    @FXML private Label queue;
    @FXML private Button discard;
    @FXML private Button confirm;
    @FXML private ProblemPane problem;
    @FXML private HBox refusal;
    @FXML private FileHints hints;
    @FXML private Label refusalText;
    @FXML private CheckBox leaveOut;
    @FXML private HBox dates;
    @FXML private Button dayFirst;
    @FXML private Button monthFirst;
    @FXML private HBox ask;
    @FXML private VBox accountField;
    @FXML private ComboBox<HouseAccount> account;
    @FXML private VBox charsetField;
    @FXML private ComboBox<String> charset;
    @FXML private Button again;
    @FXML private Button saveProfile;
    @FXML private Label supposed;
    @FXML private Label against;
    @FXML private Label unsure;
    @FXML private VBox body;
    @FXML private RecordTable<StatementPreview> statements;
    @FXML private TabPane tabs;
    @FXML private Tab rowsTab;
    @FXML private RecordTable<SeenRow> rows;
    @FXML private RecordTable<BankCheck> checks;
    @FXML private Tab unreadableTab;
    @FXML private RecordTable<Unreadable> unreadable;
    @FXML private Tab csvTab;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BankFileView(BankFileModel model) {
        this.model = model;
        texts = Fxml.load(this);
        csvTab.setContent(new CsvPane(model));
        BankColumns.statements(statements, texts);
        PickedText.of(against, statements, one -> Words.figures(BankColumns.said(one)));
        BankColumns.rows(rows, texts, refused);
        BankColumns.checks(checks, texts);
        BankColumns.unreadable(unreadable, texts);
        accounts();
        charsets();
        abled();
        BankWords.confirms(confirm, model, texts);
        leaveOut.selectedProperty().bindBidirectional(model.leaveOut().chosenProperty());
        model.fileProperty().addListener((_, _, now) -> title(now));
        model.previewProperty().addListener((_, _, now) -> show(now));
        var faults = new Faults(problem).mark("houseAccountId", account).mark("charset", charset);
        model.problemProperty().addListener((_, _, why) -> failed(why, faults));
        statements.selectedProperty().addListener((_, _, now) -> rows(now));
        rows.selectedProperty().addListener((_, _, now) -> hints.inHand(now));
        csvTab.selectedProperty().addListener((_, _, now) -> roomForCsv(now));
        show(null);
    }

    private void accounts() {
        account.setConverter(Choice.words(one -> BankWords.account(one, model.accounts().value())));
        account.valueProperty().bindBidirectional(model.reading().accountProperty());
        account.valueProperty()
                .addListener((_, _, _) -> visible(supposed, model.reading().isSupposed()));
        model.accounts()
                .valueProperty()
                .addListener(
                        (_, _, now) -> {
                            HouseAccount chosen = model.reading().accountProperty().get();
                            account.getItems()
                                    .setAll(
                                            now == null
                                                    ? List.of()
                                                    : now.accounts().stream()
                                                            .map(card -> card.account())
                                                            .toList());
                            BankAccountCard fresh = LeftToSay.card(now, chosen);
                            model.reading()
                                    .accountProperty()
                                    .set(fresh == null ? chosen : fresh.account());
                        });
    }

    private void charsets() {
        Choice.bind(
                charset,
                model.reading().charset().chosenProperty(),
                CharsetModel.CHOICES,
                one -> one.isEmpty() ? texts.getString("charset.told") : one);
        model.accounts()
                .valueProperty()
                .addListener((_, _, _) -> visible(saveProfile, model.mayBeReadSoAlways()));
        model.reading()
                .accountProperty()
                .addListener((_, _, _) -> visible(saveProfile, model.mayBeReadSoAlways()));
    }

    private void abled() {
        discard.disableProperty().bind(model.confirmCommand().busyProperty());
        BooleanBinding refused =
                Bindings.createBooleanBinding(
                        () -> !model.canConfirm(),
                        model.previewProperty(),
                        model.leaveOut().chosenProperty(),
                        model.reading().currentProperty());
        confirm.disableProperty().bind(refused.or(model.confirmCommand().readyProperty().not()));
        model.dayOrderProperty().addListener((_, _, now) -> dates(now));
        dates(null);
        dayFirst.disableProperty().bind(said(DayOrder.DAY_FIRST));
        monthFirst.disableProperty().bind(said(DayOrder.MONTH_FIRST));
        again.disableProperty().bind(model.reading().againCommand().readyProperty().not());
        saveProfile
                .disableProperty()
                .bind(
                        model.reading()
                                .againCommand()
                                .readyProperty()
                                .not()
                                .or(model.reading().accountProperty().isNull())
                                .or(refused));
    }

    private void dates(@Nullable DayOrder now) {
        dayFirst.setText(BankWords.dates(DayOrder.DAY_FIRST, now, texts));
        monthFirst.setText(BankWords.dates(DayOrder.MONTH_FIRST, now, texts));
    }

    /// Whether the dates are read so already, or nothing can be asked now.
    private BooleanBinding said(DayOrder as) {
        return model.reading()
                .againCommand()
                .readyProperty()
                .not()
                .or(model.dayOrderProperty().isEqualTo(as));
    }

    @FXML
    void discard() {
        model.discard();
    }

    @FXML
    void confirm() {
        model.confirm();
    }

    @FXML
    void again() {
        model.readAgain();
    }

    @FXML
    void dayFirst() {
        model.readDates(DayOrder.DAY_FIRST);
    }

    @FXML
    void monthFirst() {
        model.readDates(DayOrder.MONTH_FIRST);
    }

    @FXML
    void saveProfile() {
        model.saveProfile();
    }

    private void title(@Nullable Path now) {
        title.setText(BankWords.name(now));
    }

    private void failed(@Nullable Problem why, Faults faults) {
        boolean asks = model.asksForDayOrder();
        visible(dates, BankWords.asksForDates(model));
        faults.show(why);
        problem.show(why, !asks && BankWords.mayPass(why) ? model::tryAgain : null);
    }

    private void show(@Nullable BankPreview now) {
        visible(body, now != null);
        visible(ties, now != null && !now.statements().isEmpty());
        int rest = now == null ? 0 : model.leaveOut().possible();
        visible(confirm, now != null && (now.importable() || rest > 0));
        visible(leaveOut, rest > 0);
        leaveOut.setText(MessageFormat.format(texts.getString("leaveOut"), rest));
        visible(refusal, now != null && !now.importable());
        hints.show(now, model);
        visible(dates, BankWords.asksForDates(model));
        visible(accountField, model.asksForAccount());
        visible(charsetField, CharsetModel.isAsked(now));
        visible(again, LeftToSay.mayBeReadAgain(now));
        visible(ask, LeftToSay.mayBeReadAgain(now) || CharsetModel.isAsked(now));
        visible(unsure, now != null && !now.unsure().isEmpty());
        int more = model.waitingFiles();
        queue.setText(more == 0 ? "" : MessageFormat.format(texts.getString("queue"), more));
        if (now == null) {
            format.setText("");
            return;
        }
        head(now);
        refused.of(now);
        visible(supposed, model.reading().isSupposed());
        statements.rows(now.statements());
        StatementPreview first = now.statements().isEmpty() ? null : now.statements().getFirst();
        if (first == null) {
            rows(null);
        } else {
            statements.select(first::equals);
            rows(first);
        }
        roomForCsv(csvTab.isSelected());
        if (!csvTab.isSelected() || now.profile() == null) {
            tabs.getSelectionModel().select(now.unreadable().isEmpty() ? rowsTab : unreadableTab);
        }
    }

    /// The file as it stands needs the room that the list of its one statement takes.
    private void roomForCsv(boolean csv) {
        BankPreview now = model.previewProperty().get();
        visible(statements, !csv || (now != null && now.statements().size() > 1));
    }

    private void head(BankPreview now) {
        visible(saveProfile, model.mayBeReadSoAlways());
        format.setText(now.dialect() + ", " + now.encoding() + BankColumns.version(now, texts));
        unsure.setText(String.join(" ", now.unsure()));
        unsure.getStyleClass().setAll("label", now.profileVersion() > 0 ? "left-out" : "form-hint");
        refusalText.setText(Objects.toString(now.refusal(), ""));
        List<BankCheck> all = new ArrayList<>(now.checks());
        now.statements().forEach(one -> all.addAll(one.checks()));
        ties.show(
                now.statements().isEmpty() ? "" : texts.getString(BankColumns.tie(all)),
                TieWords.tone(all));
        checks.rows(all);
        unreadable.rows(now.unreadable());
        unreadableTab.setText(
                texts.getString("tab.unreadable") + BankWords.count(now.unreadableSize()));
        csvTab.setDisable(now.profile() == null);
    }

    private void rows(@Nullable StatementPreview of) {
        rows.rows(of == null ? List.of() : of.rows());
        rowsTab.setText(
                texts.getString("tab.rows") + BankWords.count(of == null ? 0 : of.rowsSize()));
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
