package fidus.desktop.banks;

import fidus.bank.desk.MissingDays;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The days that no statement speaks of; the reason for those chosen is asked in the sheet it is
/// given.
public final class MissingPane extends VBox {
    private final MissingModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<MissingLine> days;
    @FXML private Button excuse;
    @FXML private Button expectAgain;
    @FXML private Label more;
    @FXML private Label missingNumbers;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    MissingPane(MissingModel model, SideSheet side) {
        this.model = model;
        texts = Fxml.load(this);
        var reason = new ReasonPane(model.reason());
        days.columns(
                Columns.day(word("day"), MissingLine::day),
                Columns.text(word("weekday"), 100, MissingPane::weekday),
                Columns.badge(word("state"), 96, MissingLine::state, MissingPane::tone),
                Columns.text(word("reason"), 300, MissingLine::reason),
                Columns.text(word("by"), 180, MissingLine::by));
        days.exportName("missing-statements");
        days.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CALENDAR_CHECK,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        days.actions(more, expectAgain, excuse);
        days.table()
                .getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<MissingLine>) _ -> abled());
        Listing.bind(days, model.days(), MissingLine::of);
        model.days()
                .valueProperty()
                .addListener((_, _, now) -> more.setText(now == null ? "" : more(now)));
        model.days().valueProperty().subscribe(this::numbers);
        model.reason()
                .deedProperty()
                .addListener((_, _, now) -> side.open(now == null ? null : reason));
        excuse.setVisible(model.mayExcuse());
        expectAgain.setVisible(model.mayExcuse());
        abled();
    }

    /// Those that are missing in the bank's sequence; they end when their statement comes.
    private void numbers(@Nullable MissingDays now) {
        List<String> said = now == null ? null : now.numbers();
        missingNumbers.setText(said == null ? "" : String.join("\n", said));
        missingNumbers.setVisible(said != null);
        missingNumbers.setManaged(said != null);
    }

    @FXML
    void excuse() {
        model.excuse(chosen());
    }

    @FXML
    void expectAgain() {
        model.expectAgain(chosen());
    }

    private List<MissingLine> chosen() {
        return List.copyOf(days.table().getSelectionModel().getSelectedItems());
    }

    private void abled() {
        List<MissingLine> chosen = chosen();
        excuse.setDisable(chosen.stream().noneMatch(one -> one.excused() == null));
        expectAgain.setDisable(chosen.stream().noneMatch(one -> one.excused() != null));
    }

    private String more(MissingDays now) {
        return Stream.of(more("more", now.more()), more("more.excused", now.moreExcused()))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String more(String key, long count) {
        return count == 0 ? "" : MessageFormat.format(texts.getString(key), count);
    }

    private static String weekday(MissingLine line) {
        String name = line.day().getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Tone tone(MissingLine.State state) {
        return state == MissingLine.State.MISSING ? Tone.ATTENTION : Tone.NEUTRAL;
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }
}
