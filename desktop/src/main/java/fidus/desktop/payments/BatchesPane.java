package fidus.desktop.payments;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.payments.BatchDetail;
import fidus.payments.BatchList;
import fidus.payments.FileFormat;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.Settlement;
import fidus.payments.WrittenFile;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The batches, and beside them the payments of the one in hand.
public final class BatchesPane extends VBox {
    private final BatchesModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final ReceiptModel receipts;
    private final SettlingPane settled;

    @FXML private RecordTable<PaymentBatch> table;
    @FXML private Label older;
    @FXML private AnswerPane answer;
    @FXML private Label heading;
    @FXML private StatusBadge state;
    @FXML private Label facts;
    @FXML private Label files;
    @FXML private Button submit;
    @FXML private ComboBox<FileFormat> format;
    @FXML private Button write;
    @FXML private Button save;
    @FXML private Button sent;
    @FXML private RecordTable<Payment> payments;
    @FXML private Button receipt;
    @FXML private SideSheet side;
    @FXML private VBox settling;
    @FXML private ProblemPane problem;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BatchesPane(BatchesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        model.whenPrepared(second::show); // the batch itself is as it was
        waiting.getChildren().setAll(second);
        receipts = new ReceiptModel(model.shell());
        var sheet = new ReceiptSheet(receipts);
        receipts.openProperty().addListener((_, _, now) -> side.open(now ? sheet : null));
        settled = new SettlingPane(model.settling(), payments);
        settling.getChildren().setAll(settled);
        columns();
        Listing.bind(table, model.batches(), BatchList::batches);
        table.selectedProperty().addListener((_, _, now) -> chosen(now));
        model.batches().valueProperty().addListener((_, _, now) -> older(now));
        older(model.batches().value());
        answer.bind(model.detail());
        model.detail().valueProperty().addListener((_, _, now) -> laid(now));
        payments.selectedProperty().addListener((_, _, _) -> abled());
        model.shell().connection().onlineProperty().addListener((_, _, _) -> abled());
        format.getItems().setAll(FileFormat.values());
        format.setConverter(Choices.named(one -> texts.getString("format." + one)));
        format.setValue(FileFormat.PAIN_001_001_09);
        format.valueProperty().addListener((_, _, _) -> abled());
        model.problemProperty().addListener((_, _, why) -> problem.show(why));
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void write() {
        model.write(format.getValue());
    }

    @FXML
    void save() {
        WrittenFile written = model.written(format.getValue());
        if (written == null) {
            return;
        }
        SaveAs.ask(this, written.fileName(), "XML", this::save);
    }

    private void save(Path target) {
        model.save(
                format.getValue(),
                target,
                saved ->
                        model.shell()
                                .notices()
                                .good(
                                        MessageFormat.format(
                                                texts.getString("saved"), target.getFileName())));
    }

    @FXML
    void send() {
        model.send(format.getValue());
    }

    @FXML
    void receipt() {
        receipts.show(payments.selectedProperty().get());
    }

    private void chosen(@Nullable PaymentBatch now) {
        BatchDetail shown = model.detail().value();
        if (now != null && (shown == null || !shown.batch().id().equals(now.id()))) {
            receipts.close();
            model.choose(now);
        }
    }

    private void older(@Nullable BatchList now) {
        long more = now == null ? 0 : now.more();
        visible(older, more > 0);
        older.setText(MessageFormat.format(texts.getString("older"), more));
    }

    private void laid(@Nullable BatchDetail now) {
        if (now == null) {
            return;
        }
        PaymentBatch batch = now.batch();
        table.select(one -> one.id().equals(batch.id()));
        heading.setText(
                MessageFormat.format(
                        texts.getString("heading"),
                        batch.number(),
                        Words.money(batch.batchTotal())));
        state.show(Words.of(batch.batchState()), Tones.of(batch.batchState()));
        String checker = batch.checkerName();
        facts.setText(
                MessageFormat.format(
                        texts.getString("facts"),
                        batch.houseAccountName(),
                        batch.executionOn(),
                        batch.makerName(),
                        checker == null ? texts.getString("nobody") : checker));
        files.setText(
                String.join(
                        "\n",
                        batch.files().stream()
                                .map(
                                        one ->
                                                MessageFormat.format(
                                                        texts.getString("file"),
                                                        one.fileName(),
                                                        one.transactions(),
                                                        Words.number(one.controlSum()),
                                                        one.sha256()))
                                .toList()));
        visible(files, !batch.files().isEmpty());
        settled.currency(batch.batchTotal().currency());
        payments.rows(now.payments());
        second.subject("paymentBatch/" + batch.id().value());
        abled();
    }

    private void abled() {
        boolean online = model.shell().connection().onlineProperty().get();
        FileFormat chosen = format.getValue();
        Payment payment = payments.selectedProperty().get();
        visible(settling, model.mayPrepare());
        submit.setDisable(!online || !model.canSubmit());
        write.setDisable(!online || !model.canWrite(chosen));
        save.setDisable(!online || model.written(chosen) == null);
        sent.setDisable(!online || !model.canSend(chosen));
        receipt.setDisable(!online || !ReceiptModel.canShow(payment));
        settled.able(online && model.mayPrepare());
        if (payment != null) {
            second.subject("payment/" + payment.id().value());
        }
    }

    private void columns() {
        table.columns(
                Columns.whole(word("number"), 60, PaymentBatch::number),
                Columns.badge(word("state"), 100, PaymentBatch::batchState, Tones::of),
                Columns.money(word("total"), PaymentBatch::batchTotal),
                Columns.text(word("from"), 150, PaymentBatch::houseAccountName),
                Columns.day(word("execution"), PaymentBatch::executionOn),
                Columns.text(word("maker"), 130, PaymentBatch::makerName),
                Columns.text(word("checker"), 130, PaymentBatch::checkerName));
        table.exportName("payment-batches");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_MULTIPLE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        payments.columns(
                Columns.text(word("party"), 140, Payment::partyName),
                Columns.money(word("amount"), Payment::paymentAmount),
                Columns.badge(word("state"), 100, Payment::paymentState, Tones::of),
                Columns.text(word("evidence"), 120, BatchesPane::evidence),
                Columns.text(word("ended"), 140, one -> evidenceOf(one.ended())),
                Columns.text(word("destination"), 300, Payment::destination),
                Columns.text(word("end"), 180, Payment::endToEndId));
        payments.exportName("payments");
        payments.actions(receipt);
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static @Nullable String evidence(Payment payment) {
        return evidenceOf(payment.confirmed());
    }

    private static @Nullable String evidenceOf(@Nullable Settlement settlement) {
        return settlement == null ? null : settlement.evidence();
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
