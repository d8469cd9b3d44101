package fidus.desktop.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.contract.Wire;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.mt5.AccountKey;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;
import java.util.Set;

/// One contract's page: what was agreed, what waits on it, and a tab for each thing it has many of.
public final class ContractView extends VBox {
    private final ContractModel model;
    private final Runnable left;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;

    @FXML private Label title;
    @FXML private StatusBadge state;
    @FXML private AnswerPane answer;
    @FXML private VBox body;
    @FXML private FlowPane facts;
    @FXML private Label note;
    @FXML private TabPane tabs;
    @FXML private Tab historyTab;
    @FXML private RecordTable<AccountMapping> lines;
    @FXML private RecordTable<AuditLine> history;

    private enum Place {
        PLACED,
        ENDED
    }

    /// @param left what leads back to the list
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractView(ContractModel model, Runnable left) {
        this.model = model;
        this.left = left;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), Set.of());
        body.getChildren().addFirst(waiting);
        lines();
        history();
        answer.bind(model.contract());
        Listing.bind(lines, model.contract(), Investment::mappings);
        Listing.bind(history, model.history(), AuditPage::rows);
        model.contract().valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    @FXML
    void back() {
        left.run();
    }

    @FXML
    void refresh() {
        model.read();
    }

    private void show(@Nullable Investment contract) {
        state.show("", Tone.NEUTRAL);
        title.setText("");
        if (contract == null) {
            tabs.getSelectionModel().selectFirst();
            return;
        }
        if (!model.maySeeHistory()) {
            tabs.getTabs().remove(historyTab);
        }
        title.setText(contract.number() + " · " + contract.clientName());
        state.show(
                Words.of(contract.investmentState()),
                ContractsView.tone(contract.investmentState()));
        facts.getChildren()
                .setAll(
                        fact("client", contract.clientName()),
                        fact("fund", contract.fundCode().name()),
                        fact("principal", Words.money(contract.principal())),
                        fact("signed", contract.signedOn().toString()),
                        fact("start", contract.startDate().toString()),
                        fact("placed", Words.money(ContractModel.placed(contract, true))),
                        fact("cash", Words.money(ContractModel.placed(contract, false))));
        note.setText(contract.note());
        waiting.about(ContractModel.subjects(contract));
    }

    private void lines() {
        lines.columns(
                Columns.link(
                        word("lines.account"),
                        200,
                        line -> place(line.account()),
                        line -> line.account() != null,
                        model::openAccount),
                Columns.money(word("lines.sum"), AccountMapping::mappedPrincipal),
                Columns.badge(
                        word("lines.state"),
                        90,
                        line -> line.active() ? Place.PLACED : Place.ENDED,
                        now -> now == Place.PLACED ? Tone.GOOD : Tone.NEUTRAL),
                Columns.instant(word("lines.from"), AccountMapping::from),
                Columns.instant(word("lines.until"), AccountMapping::until),
                Columns.text(word("lines.note"), 240, AccountMapping::note));
        lines.exportName("contract-mapping");
        lines.onOpen(model::openAccount);
    }

    private void history() {
        history.columns(
                Columns.instant(word("history.at"), AuditLine::at),
                Columns.text(word("history.actor"), 160, AuditLine::actor),
                Columns.text(word("history.action"), 180, line -> Words.ofCode(line.action())),
                Columns.text(word("history.reason"), 420, ContractView::reason));
        history.exportName("contract-history");
        history.onOpen(_ -> model.openHistory());
        history.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CLIPBOARD_TEXT_OUTLINE,
                        word("history.empty"),
                        word("history.empty.hint")));
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private String place(@Nullable AccountKey key) {
        return key == null ? word("cash") : key.toString();
    }

    private VBox fact(String key, String value) {
        var label = new Label(word("fact." + key));
        label.getStyleClass().add("fact-label");
        var text = new Label(value);
        text.setId("fact-" + key);
        text.getStyleClass().add("fact-value");
        return new VBox(1, label, text);
    }

    /// Why, as the exact line says it.
    private static String reason(AuditLine line) {
        try {
            return Wire.LENIENT.readTree(line.line()).path("reason").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
