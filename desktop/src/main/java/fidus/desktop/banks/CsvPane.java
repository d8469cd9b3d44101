package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Debits;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Texts;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// How a CSV file is read: every field with its word, tried on the file at hand, which is shown as
/// it stands beside the rows that come of it.
public final class CsvPane extends VBox {
    private final ResourceBundle texts;
    private final BankFileModel file;
    private final CsvNumbers columns;

    @FXML private TextField profileName;
    @FXML private TextField delimiter;
    @FXML private TextField charset;
    @FXML private TextField datePattern;
    @FXML private ComboBox<Decimal> decimal;
    @FXML private ComboBox<SignRule> sign;
    @FXML private VBox debitsField;
    @FXML private ComboBox<Debits> debits;
    @FXML private TextField creditMarks;
    @FXML private TextField currency;
    @FXML private ComboBox<SavedProfile> saved;
    @FXML private ComboBox<SavedProfile> against;
    @FXML private Label differs;
    @FXML private Label tie;
    @FXML private SplitPane sides;
    @FXML private RecordTable<SeenRow> rows;
    @FXML private TextField openingCell;
    @FXML private TextField closingCell;
    @FXML private FlowPane numbers;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    CsvPane(BankFileModel file) {
        this.file = file;
        CsvModel model = file.reading().csv();
        texts = Fxml.load(this);
        profileName.textProperty().bindBidirectional(model.name);
        delimiter.textProperty().bindBidirectional(model.delimiter);
        charset.textProperty().bindBidirectional(model.charset);
        datePattern.textProperty().bindBidirectional(model.datePattern);
        creditMarks.textProperty().bindBidirectional(model.creditMarks);
        currency.textProperty().bindBidirectional(model.currency);
        openingCell.textProperty().bindBidirectional(model.openingCell);
        closingCell.textProperty().bindBidirectional(model.closingCell);
        choices(model);
        debitsField.visibleProperty().bind(model.sign.map(_ -> model.hasDebits()));
        debitsField.managedProperty().bind(debitsField.visibleProperty());
        columns = new CsvNumbers(model, texts);
        columns.in(numbers, this::said, file::readAgain);
        saved();
        beside();
    }

    private void choices(CsvModel model) {
        Choice.bind(
                decimal,
                model.decimal,
                List.of(Decimal.values()),
                one -> texts.getString("decimal." + one));
        Choice.bind(
                sign,
                model.sign,
                List.of(SignRule.values()),
                one -> texts.getString("sign." + one));
        Choice.bind(
                debits,
                model.debits,
                List.of(Debits.values()),
                one -> texts.getString("debits." + one));
    }

    /// The file as it stands, and what becomes of it.
    private void beside() {
        var raw = new RawPane();
        sides.getItems().addFirst(raw);
        sides.setDividerPositions(0.5);
        var refused = new RefusedRows();
        BankColumns.beside(rows, Texts.of(BankFileView.class), refused);
        rows.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                raw.show(now.row().line());
                            }
                        });
        file.previewProperty()
                .addListener(
                        (_, _, now) -> {
                            raw.show(now == null ? null : now.raw(), isRead(now));
                            refused.of(now);
                            columns.show(now);
                            rows.rows(read(now));
                            said();
                            differs();
                        });
    }

    /// The rows of all its statements as they follow each other in the file.
    private static List<SeenRow> read(@Nullable BankPreview now) {
        return now == null
                ? List.of()
                : now.statements().stream()
                        .flatMap(one -> one.rows().stream())
                        .sorted(Comparator.comparingInt(one -> one.row().line()))
                        .toList();
    }

    private void saved() {
        saved.setConverter(Choice.words(this::version));
        against.setConverter(Choice.words(this::version));
        against.valueProperty().addListener((_, _, _) -> differs());
        file.reading()
                .profiles()
                .valueProperty()
                .addListener(
                        (_, _, now) -> {
                            List<SavedProfile> all = now == null ? List.of() : now.profiles();
                            saved.getItems().setAll(all);
                            against.getItems().setAll(all);
                            against.setValue(all.isEmpty() ? null : all.getFirst());
                        });
        saved.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                file.reading().use(now);
                            }
                        });
    }

    private String version(SavedProfile one) {
        return MessageFormat.format(
                texts.getString("saved.version"),
                one.profileVersion(),
                one.profile().name(),
                one.savedByName(),
                Words.brief(one.savedAt()));
    }

    /// What is read with now, against the version that is chosen to compare with.
    private void differs() {
        BankPreview now = file.previewProperty().get();
        CsvProfile shown = now == null ? null : now.profile();
        SavedProfile other = against.getValue();
        if (shown == null || other == null) {
            differs.setText(shown == null ? "" : texts.getString("differs.first"));
            return;
        }
        List<ProfileChange> changes = ProfileChange.between(other.profile(), shown);
        boolean headed = LeftToSay.isHeadedOtherwise(now, other);
        differs.setText(
                changes.isEmpty()
                        ? MessageFormat.format(
                                texts.getString(headed ? "differs.headings" : "differs.none"),
                                other.profileVersion())
                        : MessageFormat.format(
                                texts.getString("differs"),
                                other.profileVersion(),
                                changes.stream()
                                        .map(this::change)
                                        .collect(Collectors.joining("; "))));
    }

    private String change(ProfileChange change) {
        return MessageFormat.format(
                texts.getString("differs.one"),
                texts.getString(change.field()),
                word(change.field(), change.from()),
                word(change.field(), change.to()));
    }

    private String word(String field, String value) {
        String key = field + "." + value;
        boolean none = value.isEmpty();
        return none
                ? texts.getString("differs.nothing")
                : texts.containsKey(key) ? texts.getString(key) : value;
    }

    /// Why it is not read as typed, else what the rows make of the balances.
    private void said() {
        List<String> wrong = columns.wrong();
        tie.setText(
                wrong.isEmpty()
                        ? tie(file.previewProperty().get())
                        : MessageFormat.format(texts.getString("wrong"), String.join(", ", wrong)));
    }

    /// What the rows make of the balances, as far as it is read now.
    private String tie(@Nullable BankPreview now) {
        if (now == null || now.profile() == null) {
            return "";
        }
        List<String> said = new ArrayList<>();
        for (StatementPreview statement : now.statements()) {
            for (BankCheck check : statement.checks()) {
                said.add(
                        MessageFormat.format(
                                texts.getString(check.ties() ? "tie.yes" : "tie.no"),
                                check.tie(),
                                Words.number(check.left()),
                                Words.number(check.right()),
                                Words.number(check.difference())));
            }
        }
        if (said.isEmpty()) {
            return texts.getString(
                    !isRead(now) ? "tie.unread" : hasBalance(now) ? "tie.one" : "tie.none");
        }
        return String.join(" ", said);
    }

    /// A profile that cannot read the file makes no statement of it.
    private static boolean isRead(@Nullable BankPreview now) {
        return now != null && !now.statements().isEmpty();
    }

    private static boolean hasBalance(BankPreview now) {
        return now.statements().stream()
                .anyMatch(one -> one.opening() != null || one.closing() != null);
    }

    @FXML
    void again() {
        file.readAgain();
    }
}
