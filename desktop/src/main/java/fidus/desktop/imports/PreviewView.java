package fidus.desktop.imports;

import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.imports.Check;
import fidus.imports.Preview;
import fidus.imports.Unreadable;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// What is in a file and what confirming would do, before anything is stored.
public final class PreviewView extends VBox {
    private final ImportsModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private StatusBadge ties;
    @FXML private Label queue;
    @FXML private Button confirm;
    @FXML private ProblemPane problem;
    @FXML private HBox refusal;
    @FXML private Label refusalText;
    @FXML private Label refusalCode;
    @FXML private HBox ask;
    @FXML private VBox askAccount;
    @FXML private ComboBox<AccountKey> account;
    @FXML private VBox askCurrency;
    @FXML private TextField currency;
    @FXML private Button again;
    @FXML private VBox body;
    @FXML private FlowPane facts;
    @FXML private HBox tallies;
    @FXML private TabPane tabs;
    @FXML private Tab checksTab;
    @FXML private RecordTable<Check> checks;
    @FXML private FlowPane totals;
    @FXML private RecordTable<PreviewFacts.Count> counts;
    @FXML private Tab unreadableTab;
    @FXML private RecordTable<Unreadable> unreadable;
    @FXML private Tab dealsTab;
    @FXML private RecordTable<DealRow> deals;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PreviewView(ImportsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        var columns = new PreviewColumns(texts);
        columns.checks(checks);
        columns.counts(counts);
        columns.unreadable(unreadable);
        columns.deals(deals);
        account.setItems(model.choice().keys());
        account.valueProperty().bindBidirectional(model.accountProperty());
        currency.textProperty().bindBidirectional(model.currencyProperty());
        confirm.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.canConfirm() || !model.confirm().readyProperty().get(),
                                model.previewProperty(),
                                model.accountProperty(),
                                model.confirm().readyProperty()));
        model.previewProperty().addListener((_, _, now) -> show(now));
        model.fileProperty()
                .addListener(
                        (_, _, now) ->
                                title.setText(
                                        now == null
                                                ? ""
                                                : Objects.toString(now.getFileName(), "")));
        model.problemProperty().addListener((_, _, why) -> failed(why));
        model.confirm()
                .problemProperty()
                .addListener((_, _, why) -> problem.show(why, model::confirmImport));
        show(null);
    }

    @FXML
    void discard() {
        model.discard();
    }

    @FXML
    void confirm() {
        model.confirmImport();
    }

    @FXML
    void readAgain() {
        model.readAgain();
    }

    private void failed(@Nullable Problem why) {
        problem.show(why, model::readAgain);
        if (why != null) {
            visible(ask, true);
            visible(askAccount, false);
            visible(askCurrency, true);
            visible(again, true);
        }
    }

    private void show(@Nullable Preview now) {
        visible(body, now != null);
        visible(ties, now != null);
        visible(confirm, now != null && now.importable());
        visible(refusal, now != null && !now.importable());
        visible(ask, false);
        int more = model.waitingFiles();
        queue.setText(
                more == 0
                        ? ""
                        : more == 1
                                ? texts.getString("queue.one")
                                : MessageFormat.format(texts.getString("queue"), more));
        if (now == null) {
            return;
        }
        boolean whole = now.report().ties();
        ties.show(
                texts.getString(whole ? "ties.yes" : "ties.no"),
                whole ? Tone.GOOD : Tone.ATTENTION);
        visible(ties, !now.report().checks().isEmpty());
        confirm.setText(confirmText(now));
        refusalText.setText(Objects.toString(now.refusal(), ""));
        refusalCode.setText(Objects.toString(now.refusalCode(), ""));
        asking(now);
        tallies(now);
        facts.getChildren().setAll(placed(PreviewFacts.head(now)));
        totals.getChildren().setAll(placed(PreviewFacts.totals(now.report().totals())));
        lists(now);
    }

    private void asking(Preview now) {
        boolean whose = now.importable() && now.account() == null;
        boolean unit = now.report().claim().currency() == null;
        visible(ask, whose || unit);
        visible(askAccount, whose);
        visible(askCurrency, unit);
        visible(again, unit);
    }

    private String confirmText(Preview now) {
        if (now.fresh() == 0) {
            return texts.getString("confirm.none");
        }
        return now.fresh() == 1
                ? texts.getString("confirm.one")
                : MessageFormat.format(texts.getString("confirm"), number(now.fresh()));
    }

    private void tallies(Preview now) {
        int bad = now.report().unreadable().size();
        tallies.getChildren()
                .setAll(
                        tally("tally.fresh", now.fresh(), now.fresh() > 0 ? "good" : "plain"),
                        tally("tally.known", now.known(), "plain"),
                        tally(
                                "tally.differing",
                                now.differing(),
                                now.differing() > 0 ? "bad" : "plain"),
                        tally("tally.unreadable", bad, bad > 0 ? "bad" : "plain"));
        Tooltip.install(
                tallies.getChildren().get(2), new Tooltip(texts.getString("tally.differing.hint")));
    }

    private HBox tally(String key, long count, String tone) {
        var number = new Label(number(count));
        number.getStyleClass().add("tally-count");
        var box = new HBox(number, new Label(texts.getString(key)));
        box.getStyleClass().addAll("tally", tone);
        return box;
    }

    private void lists(Preview now) {
        var report = now.report();
        checks.rows(report.checks());
        counts.rows(PreviewFacts.counts(report));
        unreadable.rows(report.unreadable());
        deals.rows(report.deals());
        checksTab.setText(
                texts.getString("tab.checks")
                        + count(report.checks().stream().filter(one -> !one.ties()).count()));
        unreadableTab.setText(
                texts.getString("tab.unreadable") + count(report.unreadable().size()));
        dealsTab.setText(texts.getString("tab.deals") + count(now.dealsSize()));
        tabs.getSelectionModel().select(report.unreadable().isEmpty() ? checksTab : unreadableTab);
    }

    private List<VBox> placed(List<PreviewFacts.Fact> lines) {
        return lines.stream()
                .map(
                        line -> {
                            var label = new Label(texts.getString("fact." + line.name()));
                            label.getStyleClass().add("fact-label");
                            var value = new Label(line.value());
                            value.getStyleClass().add("fact-value");
                            return new VBox(1, label, value);
                        })
                .toList();
    }

    private static String count(long number) {
        return number == 0 ? "" : " (" + number(number) + ")";
    }

    private static String number(long count) {
        return Words.number(BigDecimal.valueOf(count));
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
