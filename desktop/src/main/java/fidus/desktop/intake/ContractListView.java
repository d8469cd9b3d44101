package fidus.desktop.intake;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.intake.ContractPayout;
import fidus.intake.ContractPreview;
import fidus.intake.ContractRow;
import fidus.intake.OpeningSum;
import fidus.intake.Standing;
import fidus.investments.schedule.PayoutState;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/// A list of running contracts: what each has paid and owes, what opens altogether, and sending it
/// to a second person.
public final class ContractListView extends VBox {
    private final ContractListModel model;
    private final ResourceBundle texts;

    @FXML private Button choose;
    @FXML private DatePicker takenOverOn;
    @FXML private ComboBox<Optional<Standing>> shown;
    @FXML private Facts facts;
    @FXML private RecordTable<ContractRow> rows;
    @FXML private RecordTable<ContractPayout> payouts;
    @FXML private VBox foot;
    @FXML private TextField reason;
    @FXML private ProblemPane problem;
    @FXML private CheckBox allOrNone;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractListView(ContractListModel model) {
        this.model = model;
        texts = Fxml.load(this);
        Choice.day(takenOverOn, model.takenOverOn);
        Choice.among(shown, model.file().shown, Standing.class, texts.getString("shown.all"));
        reason.textProperty().bindBidirectional(model.reason);
        allOrNone.selectedProperty().bindBidirectional(model.file().allOrNone);
        columns();
        model.file().seenProperty().addListener((_, _, now) -> seen(now));
        model.file().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.file().busyProperty().addListener((_, _, _) -> offer());
        model.file().shown.addListener((_, _, _) -> rows.rows(model.file().rows()));
        model.file().allOrNone.addListener((_, _, _) -> offer());
        rows.selectedProperty().addListener((_, _, now) -> schedule(now));
        choose.disableProperty().bind(model.shell().connection().onlineProperty().not());
        visible(choose, model.mayPrepare());
        seen(null);
    }

    @FXML
    void choose() {
        ListChooser.ask(this, texts.getString("choose.title"), model::choose);
    }

    @FXML
    void putAside() {
        model.putAside();
    }

    @FXML
    void prepare() {
        model.prepare();
    }

    private void columns() {
        rows.columns(
                Columns.whole(word("line"), 60, row -> (long) row.line()),
                Columns.badge(word("standing"), 96, ContractRow::standing, ClientListView::tone),
                Columns.text(word("reference"), 110, ContractRow::reference),
                Columns.text(word("client"), 160, ContractRow::client),
                Columns.text(word("reason"), 260, ContractRow::reason),
                Columns.text(word("fund"), 90, ContractRow::fund),
                Columns.text(word("stood"), 260, ContractRow::stood),
                Columns.money(word("principal"), ContractRow::principal),
                Columns.day(word("start"), ContractRow::startDate),
                Columns.whole(word("paid"), 80, ContractRow::paid),
                Columns.money(word("due"), ContractRow::due),
                Columns.money(word("accrued"), ContractRow::accrued),
                Columns.money(word("commissions"), ContractRow::commissions));
        rows.exportName("contract-list");
        rows.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_TABLE_OUTLINE,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        payouts.columns(
                Columns.text(word("row"), 160, ContractPayout::row),
                Columns.day(word("dueOn"), ContractPayout::dueOn),
                Columns.money(word("amount"), ContractPayout::amount),
                Columns.badge(
                        word("state"), 110, ContractPayout::payoutState, ContractListView::tone),
                Columns.day(word("paidOn"), ContractPayout::paidOn),
                Columns.text(word("evidence"), 240, ContractPayout::evidence));
        payouts.exportName("contract-schedule");
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private void seen(@Nullable ContractPreview now) {
        facts.getChildren().clear();
        if (now != null) {
            for (Standing one : Standing.values()) {
                facts.add("contracts" + one, Words.of(one), "%,d".formatted(now.rows(one).size()));
            }
            for (OpeningSum sum : now.opens()) {
                boolean credit = sum.sum().signum() < 0;
                facts.add(
                        "opens" + sum.account(),
                        MessageFormat.format(
                                texts.getString(credit ? "opens.credit" : "opens.debit"),
                                sum.account()),
                        Words.money(sum.sum().abs()));
            }
        }
        rows.rows(model.file().rows());
        schedule(null);
        offer();
    }

    private void schedule(@Nullable ContractRow row) {
        visible(payouts, row != null && !row.payouts().isEmpty());
        payouts.rows(row == null ? List.of() : row.payouts());
    }

    private void offer() {
        visible(foot, model.file().fileProperty().get() != null);
        visible(facts, model.file().seenProperty().get() != null);
        boolean busy = model.file().busyProperty().get();
        prepare.setText(
                MessageFormat.format(texts.getString("prepare"), model.file().count(Standing.NEW)));
        prepare.setDisable(busy || !model.file().canBeTaken());
        if (busy && model.file().seenProperty().get() == null) {
            rows.loading();
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static Tone tone(PayoutState state) {
        return switch (state) {
            case PAID -> Tone.GOOD;
            case AVAILABLE, REQUESTED, APPROVED -> Tone.ATTENTION;
            case SCHEDULED, CANCELLED -> Tone.NEUTRAL;
        };
    }
}
