package fidus.desktop.deposits;

import fidus.deposits.Deposit;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositSource;
import fidus.deposits.DepositState;
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
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Visited;
import fidus.reconciliation.desk.RowDocuments;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/// Money that arrived: the list, the one in hand beside it, and the sheet for a new one.
public final class DepositsView extends VBox implements Visited, Dated {
    private final DepositsModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final UnaskedStrip unasked;
    private final RecordDepositView sheet;
    private final ReasonPane reason;
    private final ReverseDepositView reversal;
    private final RecordSheet record;
    private final Button confirm = new Button();
    private final Button fail = new Button();
    private final Button reverse = new Button();

    @FXML private VBox list;
    @FXML private ComboBox<Optional<DepositState>> state;
    @FXML private RecordTable<Deposit> table;
    @FXML private Button older;
    @FXML private Button enter;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public DepositsView(DepositsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), Set.of("CONFIRM_DEPOSIT", "REVERSE_DEPOSIT"));
        unasked = new UnaskedStrip(model.shell(), texts);
        list.getChildren().addAll(0, List.of(unasked, waiting));
        sheet = new RecordDepositView(model.record(), () -> model.recordingProperty().set(false));
        reason = new ReasonPane(model.reason());
        reversal = new ReverseDepositView(model.reversal());
        record = new RecordSheet(model.shell(), this::closeRecord);
        record.second().whenDecided(_ -> model.read());
        record.second().model().preparedProperty().addListener((_, _, _) -> deeds());
        columns();
        deedButtons();
        table.actions(older, enter);
        enter.setVisible(model.record().command().isAllowed());
        enter.disableProperty()
                .bind(
                        model.recordingProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        Listing.bind(table, model.deposits(), older);
        Choice.among(state, model.state, DepositState.class, word("every"));
        table.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                model.choose(now);
                            }
                        });
        model.chosenProperty().addListener((_, _, now) -> chosen(now));
        model.recordingProperty().addListener((_, _, now) -> beside());
        model.reason().deedProperty().addListener((_, _, now) -> beside());
        model.reversal().aboutProperty().addListener((_, _, now) -> beside());
        model.confirm().problemProperty().addListener((_, _, why) -> record.problem().show(why));
        chosen(null);
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        waits();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.deposits().asOfProperty();
    }

    @FXML
    void readOlder() {
        model.deposits().readMore();
    }

    @FXML
    void startRecording() {
        model.startRecording();
    }

    private void columns() {
        table.columns(
                Columns.whole(word("column.number"), 52, Deposit::number),
                Columns.text(word("column.client"), 160, Deposit::clientName),
                Columns.money(word("column.deposited"), Deposit::deposited),
                Columns.money(word("column.unassigned"), Deposit::unassigned),
                Columns.badge(word("column.state"), 110, Deposit::depositState, DepositsView::tone),
                Columns.day(word("column.valueDate"), Deposit::valueDate),
                Columns.text(word("column.method"), 150, DepositsView::method),
                Columns.text(word("column.evidence"), 160, Deposit::evidence, RowDocuments::of),
                Columns.text(word("column.paidInto"), 140, Deposit::paidInto),
                Columns.text(word("column.recordedBy"), 130, Deposit::recordedBy),
                Columns.text(word("column.confirmedBy"), 130, Deposit::confirmedBy),
                Columns.text(word("column.note"), 200, Deposit::note));
        table.exportName("deposits");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BANK_TRANSFER_IN, word("empty.title"), word("empty.hint")));
    }

    private void deedButtons() {
        button(confirm, "confirmAgain", model::confirmAgain);
        button(fail, "fail", model::fail);
        button(reverse, "reverse", model::reverse);
        record.deeds(confirm, fail, reverse);
    }

    private void button(Button button, String key, Runnable does) {
        button.setId(key);
        button.setText(word(key));
        button.setOnAction(_ -> does.run());
        button.disableProperty().bind(model.confirm().readyProperty().not());
    }

    private static @Nullable String sender(@Nullable DepositSource source) {
        return source == null ? null : source.senderName();
    }

    private static @Nullable String iban(@Nullable DepositSource source) {
        return source == null ? null : source.senderIban();
    }

    private static @Nullable String returned(@Nullable DepositReturn back) {
        return back == null ? null : back.valueOn() + ", " + back.evidence();
    }

    private static @Nullable String network(@Nullable DepositSource source) {
        return source == null || source.network() == null ? null : source.network().name();
    }

    private static @Nullable String from(@Nullable DepositSource source) {
        return source == null ? null : source.fromAddress();
    }

    /// As the form that records it says.
    static String method(Deposit deposit) {
        return Texts.of(RecordDepositView.class).getString("method." + deposit.depositMethod());
    }

    private void chosen(@Nullable Deposit now) {
        if (now != null) {
            record.show(
                            word("record") + " " + now.number(),
                            now.depositState(),
                            tone(now.depositState()))
                    .value("record-client", word("column.client"), now.clientName())
                    .value("record-sum", word("column.deposited"), Words.money(now.deposited()))
                    .value("record-free", word("column.unassigned"), Words.money(now.unassigned()))
                    .value("record-value", word("column.valueDate"), now.valueDate().toString())
                    .value("record-method", word("column.method"), method(now))
                    .value(
                            "record-evidence",
                            word("column.evidence"),
                            RowDocuments.of(now.evidence()))
                    .value("record-sender", word("sender"), sender(now.source()))
                    .value("record-iban", word("iban"), iban(now.source()))
                    .value("record-network", word("network"), network(now.source()))
                    .value("record-from", word("from"), from(now.source()))
                    .value("record-into", word("column.paidInto"), now.paidInto())
                    .value(
                            "record-by",
                            word("column.recordedBy"),
                            now.recordedBy() + ", " + Words.instant(now.recordedAt()) + " UTC")
                    .value("record-confirmed", word("column.confirmedBy"), now.confirmedBy())
                    .value("record-ended", word("ended"), now.endedBecause())
                    .value("record-returned", word("returned"), returned(now.returned()))
                    .value("record-note", word("column.note"), now.note());
            record.second().subject(DepositsModel.subjectOf(now.id()));
        }
        deeds();
        beside();
    }

    /// The confirmation is asked for again only while nothing waits.
    private void deeds() {
        boolean waits = record.second().model().isPending();
        shown(confirm, model.mayConfirm() && !waits);
        shown(fail, model.mayFail());
        shown(reverse, model.mayReverse() && !waits);
        waits();
    }

    private void waits() {
        waiting.read();
        unasked.read();
    }

    private void beside() {
        if (model.reason().deedProperty().get() != null) {
            side.open(reason);
        } else if (model.reversal().aboutProperty().get() != null) {
            side.open(reversal);
        } else if (model.recordingProperty().get()) {
            side.open(sheet);
            sheet.begin();
        } else {
            side.open(model.chosenProperty().get() == null ? null : record);
        }
        boolean free = !model.recordingProperty().get();
        enter.setManaged(free);
        enter.setVisible(free && model.record().command().isAllowed());
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

    static Tone tone(DepositState state) {
        return switch (state) {
            case PENDING -> Tone.ATTENTION;
            case CONFIRMED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case REVERSED -> Tone.NEUTRAL;
        };
    }
}
