package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.OpenFiles;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;
import fidus.rates.RateFilePreview;
import fidus.rates.RateFileRow;
import fidus.rates.RateStanding;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// What a file of the European Central Bank brings beside what is approved, before it is sent to a
/// second person.
final class RateFilePane extends VBox {
    private final RateFileModel model;
    private final Shell shell;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;

    @FXML private VBox entering;
    @FXML private DatePicker from;
    @FXML private Label fromFault;
    @FXML private DatePicker to;
    @FXML private TextField currencies;
    @FXML private Label currenciesFault;
    @FXML private Button choose;
    @FXML private Button again;
    @FXML private Label file;
    @FXML private FlowPane sending;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Button send;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<RateFileRow> rows;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RateFilePane(RatesModel rates) {
        model = rates.file();
        shell = rates.shell();
        texts = Fxml.load(this);
        waiting = new WaitingStrip(shell, Set.of("APPROVE_RATES"));
        getChildren().addFirst(waiting);
        Choice.day(from, model.from);
        Choice.day(to, model.to);
        currencies.textProperty().bindBidirectional(model.currencies);
        reason.textProperty().bindBidirectional(model.reason);
        Faults faults =
                new Faults(problem)
                        .at("from", fromFault)
                        .at("currencies", currenciesFault)
                        .at("reason", reasonFault);
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
        model.seenProperty().addListener((_, _, now) -> show(now));
        choose.disableProperty().bind(model.busyProperty());
        send.disableProperty().bind(model.busyProperty());
        table();
        faults.show(null);
        offered(entering, model.isAllowed());
        show(null);
    }

    void read() {
        waiting.read();
    }

    @FXML
    void chooseFile() {
        OpenFiles.one(
                this,
                texts.getString("file.title"),
                new FileChooser.ExtensionFilter("XML, CSV", "*.xml", "*.csv"),
                model::choose);
    }

    @FXML
    void lookAgain() {
        model.look();
    }

    @FXML
    void sendRates() {
        model.send(this::prepared);
    }

    private void prepared(Prepared waits) {
        shell.notices().good(MessageFormat.format(word("prepared"), waits.title()));
        waiting.read();
    }

    private void show(@Nullable RateFilePreview now) {
        rows.rows(now == null ? List.of() : now.rows());
        offered(again, model.isChosen());
        offered(file, now != null);
        offered(sending, now != null && now.fresh() > 0);
        offered(reason, now != null && now.replaces());
        if (now != null) {
            file.setText(
                    MessageFormat.format(
                            word("read"),
                            now.fileName(),
                            now.from().toString(),
                            now.to().toString(),
                            now.rows(RateStanding.NEW).size(),
                            now.rows(RateStanding.DIFFERENT).size(),
                            now.rows(RateStanding.KNOWN).size(),
                            now.rows(RateStanding.REFUSED).size()));
        }
    }

    private void table() {
        rows.columns(
                Columns.day(word("row.on"), RateFileRow::on),
                Columns.text(word("row.currency"), 90, one -> one.currency().code()),
                Columns.decimal(word("row.rate"), 150, RateFileRow::rate),
                Columns.badge(
                        word("row.standing"), 120, RateFileRow::rateStanding, RateFilePane::tone),
                Columns.text(word("row.reason"), 480, RateFileRow::reason));
        rows.exportName("rates-of-a-file");
        rows.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE, word("empty"), word("empty.hint")));
    }

    private static Tone tone(RateStanding standing) {
        return switch (standing) {
            case NEW -> Tone.GOOD;
            case DIFFERENT -> Tone.ATTENTION;
            case KNOWN -> Tone.NEUTRAL;
            case REFUSED -> Tone.BAD;
        };
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
