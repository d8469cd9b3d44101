package fidus.desktop.settings;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.settings.SettingsModel.Line;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.settings.SettingKey;
import fidus.settings.SettingValue;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// What the house has set, what it was before, and the sheet that proposes a value.
public final class SettingsView extends VBox implements Visited, Dated {
    private final SettingsModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;

    @FXML private VBox list;
    @FXML private RecordTable<Line> settings;
    @FXML private Button propose;
    @FXML private Label historyOf;
    @FXML private Label meaning;
    @FXML private RecordTable<SettingValue> history;
    @FXML private VBox sheet;
    @FXML private Label name;
    @FXML private Label explained;
    @FXML private ComboBox<String> choice;
    @FXML private TextField number;
    @FXML private Label valueFault;
    @FXML private DatePicker from;
    @FXML private Label fromFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public SettingsView(SettingsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), Set.of("CHANGE_SETTING"));
        list.getChildren().addFirst(waiting);
        tables();
        form();
        Listing.bind(settings, model.settings(), Line::of);
        settings.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                model.chosen.set(now);
                            }
                        });
        settings.onOpen(_ -> model.propose());
        model.settings().valueProperty().addListener((_, _, _) -> again());
        model.chosen.addListener((_, _, now) -> show(now));
        model.proposed.addListener((_, _, now) -> open(now));
        visible(propose, model.command().isAllowed());
        propose.disableProperty()
                .bind(model.command().readyProperty().not().or(model.chosen.isNull()));
        show(null);
        open(null);
    }

    @Override
    public void visited(String subject) {
        model.read();
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.settings().asOfProperty();
    }

    @FXML
    void startProposing() {
        model.propose();
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send(this::prepared);
    }

    private void prepared(Prepared waits) {
        model.shell()
                .notices()
                .good(MessageFormat.format(texts.getString("prepared"), waits.title()));
        waiting.read();
    }

    private void tables() {
        settings.columns(
                Columns.text(word("setting"), 280, Line::name),
                Columns.text(word("inForce"), 170, one -> one.said(one.inForce())),
                Columns.day(word("since"), Line::since),
                Columns.text(word("next"), 260, Line::coming));
        settings.exportName("settings");
        settings.actions(propose);
        history.columns(
                Columns.text(word("value"), 170, this::said),
                Columns.day(word("from"), SettingValue::from),
                Columns.text(word("maker"), 150, SettingValue::maker),
                Columns.text(word("checker"), 150, SettingValue::checker),
                Columns.instant(word("decided"), SettingValue::decidedAt),
                Columns.text(word("reason"), 300, SettingValue::reason));
        history.exportName("setting-history");
        history.whenEmpty(new EmptyState(MaterialDesignT.TUNE, word("empty"), word("empty.hint")));
    }

    private void form() {
        choice.setConverter(Choice.words(Words::ofCode));
        choice.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                model.value.set(now);
                            }
                        });
        number.textProperty().bindBidirectional(model.value);
        Choice.day(from, model.from);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("value", valueFault)
                        .at("from", fromFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
    }

    /// A value of the chosen setting.
    private String said(SettingValue value) {
        Line of = model.chosen.get();
        return of == null ? value.value() : of.said(value.value());
    }

    /// The chosen setting as it was read last.
    private void again() {
        Line before = model.chosen.get();
        var now = model.settings().value();
        if (before != null && now != null) {
            Line.of(now).stream()
                    .filter(one -> one.history().key() == before.history().key())
                    .findFirst()
                    .ifPresent(model.chosen::set);
        }
    }

    private void show(@Nullable Line line) {
        visible(historyOf, line != null);
        visible(meaning, line != null);
        visible(history, line != null);
        if (line != null) {
            historyOf.setText(line.name());
            meaning.setText(
                    MessageFormat.format(
                            word("meaning"),
                            line.history().key().meaning(),
                            line.said(line.history().key().standard())));
            history.rows(line.history().values().reversed());
        }
    }

    private void open(@Nullable SettingKey key) {
        visible(sheet, key != null);
        if (key != null) {
            name.setText(Words.of(key));
            explained.setText(
                    key.choices().isEmpty()
                            ? MessageFormat.format(word("written"), key.meaning(), key.written())
                            : key.meaning());
            List<String> choices = key.choices();
            visible(choice, !choices.isEmpty());
            visible(number, choices.isEmpty());
            String now = model.value.get();
            choice.getItems().setAll(choices);
            choice.setValue(now);
            model.value.set(now);
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
