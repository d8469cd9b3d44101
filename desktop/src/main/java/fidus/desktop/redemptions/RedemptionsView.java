package fidus.desktop.redemptions;

import fidus.desktop.approvals.RecordSheet;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.RedemptionRequest;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/// Payouts on their way to clients: the list, and the request in hand beside it.
public final class RedemptionsView extends VBox implements Visited, Dated {
    private final RedemptionsModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final ReasonPane reason;
    private final RecordSheet record;
    private final Button contract = new Button();
    private final Button askAgain = new Button();
    private final Button cancel = new Button();
    private final Button revoke = new Button();

    @FXML private TabPane tabs;
    @FXML private Tab readyTab;
    @FXML private ComboBox<Optional<RedemptionState>> state;
    @FXML private RecordTable<RedemptionRequest> table;
    @FXML private Button older;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RedemptionsView(RedemptionsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting =
                new WaitingStrip(
                        model.shell(), Set.of("APPROVE_REDEMPTION", "APPROVE_ALL_REDEMPTIONS"));
        getChildren().addFirst(waiting);
        reason = new ReasonPane(model.reason());
        record = new RecordSheet(model.shell(), this::closeRecord);
        record.second().whenDecided(_ -> model.read());
        record.second().model().preparedProperty().addListener((_, _, _) -> deeds());
        readyTab.setContent(new ReadyPane(model.ready()));
        model.ready().whenPrepared(_ -> waiting.read());
        columns();
        deedButtons();
        table.actions(older);
        Listing.bind(table, model.redemptions(), older);
        Choice.among(state, model.state, RedemptionState.class, word("every"));
        table.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                model.choose(now);
                            }
                        });
        model.chosenProperty().addListener((_, _, now) -> chosen(now));
        model.reason().deedProperty().addListener((_, _, now) -> beside());
        model.askAgain().problemProperty().addListener((_, _, why) -> record.problem().show(why));
        chosen(null);
    }

    @Override
    public void visited(String subject) {
        if (!subject.isEmpty()) {
            tabs.getSelectionModel().selectFirst();
        }
        model.visit(subject);
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.redemptions().asOfProperty();
    }

    @FXML
    void readOlder() {
        model.redemptions().readMore();
    }

    private void columns() {
        table.columns(
                Columns.whole(word("column.number"), 52, RedemptionRequest::number),
                Columns.whole(word("column.contract"), 84, RedemptionRequest::contractNumber),
                Columns.text(word("column.client"), 150, RedemptionRequest::clientName),
                Columns.money(word("column.total"), RedemptionRequest::total),
                Columns.badge(
                        word("column.state"),
                        100,
                        RedemptionRequest::redemptionState,
                        RedemptionsView::tone),
                Columns.text(word("column.rows"), 170, RedemptionsModel::rows),
                Columns.instant(word("column.requested"), RedemptionRequest::requestedAt),
                Columns.text(word("column.by"), 130, RedemptionRequest::requestedBy),
                Columns.text(word("column.decided"), 130, RedemptionRequest::decidedBy),
                Columns.text(word("column.fund"), 90, one -> one.fundCode().name()),
                Columns.text(word("column.reason"), 200, RedemptionRequest::reason));
        table.exportName("redemptions");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_REFUND, word("empty.title"), word("empty.hint")));
    }

    private void deedButtons() {
        button(contract, "openContract", model::openContract);
        button(askAgain, "askAgain", model::askAgainNow);
        button(cancel, "cancelRequest", model::cancel);
        button(revoke, "revoke", model::revoke);
        for (Button one : List.of(askAgain, cancel, revoke)) {
            one.disableProperty().bind(model.askAgain().readyProperty().not());
        }
        record.deeds(contract, askAgain, cancel, revoke);
    }

    private void button(Button button, String key, Runnable does) {
        button.setId(key);
        button.setText(word(key));
        button.setOnAction(_ -> does.run());
    }

    private void chosen(@Nullable RedemptionRequest now) {
        if (now != null) {
            record.show(
                            word("record") + " " + now.number(),
                            now.redemptionState(),
                            tone(now.redemptionState()))
                    .value("record-client", word("column.client"), now.clientName())
                    .value(
                            "record-contract",
                            word("column.contract"),
                            now.contractNumber() + " · " + now.fundCode())
                    .value("record-rows", word("column.rows"), RedemptionsModel.rows(now))
                    .value("record-sum", word("column.total"), Words.money(now.total()))
                    .value("record-before", word("before"), Words.money(now.redeemableBefore()))
                    .value("record-worth", word("worth"), Words.money(now.contractValue()))
                    .value(
                            "record-by",
                            word("column.by"),
                            now.requestedBy() + ", " + Words.instant(now.requestedAt()) + " UTC")
                    .value("record-decided", word("column.decided"), now.decidedBy())
                    .value("record-payment", word("payment"), now.payment())
                    .value("record-reason", word("column.reason"), now.reason());
            record.second().subject(RedemptionsModel.subjectOf(now.id()));
        }
        deeds();
        beside();
    }

    /// The approval is asked for again only while nothing waits.
    private void deeds() {
        boolean waits = record.second().model().isPending();
        shown(askAgain, model.mayCancel() && !waits);
        shown(cancel, model.mayCancel());
        shown(revoke, model.mayRevoke());
        waiting.read();
    }

    private void beside() {
        if (model.reason().deedProperty().get() != null) {
            side.open(reason);
        } else {
            side.open(model.chosenProperty().get() == null ? null : record);
        }
    }

    private void closeRecord() {
        table.table().getSelectionModel().clearSelection();
        model.choose(null);
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private static void shown(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    public static Tone tone(RedemptionState state) {
        return switch (state) {
            case PENDING -> Tone.ATTENTION;
            case APPROVED -> Tone.INFO;
            case PAID -> Tone.GOOD;
            case REJECTED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }
}
