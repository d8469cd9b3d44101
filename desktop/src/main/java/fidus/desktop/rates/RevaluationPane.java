package fidus.desktop.rates;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationMonth;
import fidus.rates.RevaluationState;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What 1900 holds at a month's end, what it is worth at the month's rates, and what was posted.
final class RevaluationPane extends VBox {
    private final RevaluationModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private TextField period;
    @FXML private Button revalue;
    @FXML private Label missing;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<RevaluationModel.Row> lines;
    @FXML private FlowPane takingBack;
    @FXML private TextField wrongReason;
    @FXML private Button takeBack;
    @FXML private RecordTable<Revaluation> posted;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RevaluationPane(RatesModel rates) {
        model = rates.revaluation();
        texts = Fxml.load(this);
        second = new SecondPersonPane(rates.shell());
        second.whenDecided(_ -> read());
        getChildren().add(1, second);
        tables();
        period.textProperty().bindBidirectional(model.period);
        Listing.bind(lines, model.month(), RevaluationModel::rows);
        Listing.bind(posted, model.month(), RevaluationMonth::posted);
        model.month().valueProperty().addListener((_, _, now) -> show(now));
        model.revalue().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.reverse().problemProperty().addListener((_, _, why) -> problem.show(why));
        posted.selectedProperty()
                .addListener(
                        (_, _, now) -> takeBack.setDisable(!RevaluationModel.isReversible(now)));
        takeBack.setDisable(true);
        show(null);
    }

    void read() {
        model.read();
    }

    @FXML
    void look() {
        model.read();
    }

    @FXML
    void prepareRevaluation() {
        model.send(second::show);
    }

    @FXML
    void takeBackRevaluation() {
        model.takeBack(posted.selectedProperty().get(), wrongReason.getText(), second::show);
    }

    private void show(@Nullable RevaluationMonth now) {
        boolean may = model.revalue().isAllowed();
        boolean ready = now != null && now.missing().isEmpty() && !now.open().isEmpty();
        offered(revalue, may && ready);
        offered(missing, now != null && !now.missing().isEmpty());
        missing.setText(
                now == null ? "" : now.missing().stream().collect(Collectors.joining("\n")));
        offered(
                takingBack,
                may
                        && now != null
                        && now.posted().stream().anyMatch(RevaluationModel::isReversible));
        if (now == null) {
            second.show(null);
        } else {
            second.subject("revaluation/" + now.period());
        }
    }

    private void tables() {
        lines.columns(
                Columns.text(word("pair"), 100, RevaluationModel.Row::pair),
                Columns.text(word("held"), 150, RevaluationModel.Row::held),
                Columns.text(word("rate"), 190, RevaluationModel.Row::rate),
                Columns.text(word("readOn"), 240, RevaluationModel.Row::readOn),
                Columns.text(word("value"), 170, RevaluationModel.Row::value),
                Columns.text(word("result"), 150, RevaluationModel.Row::result));
        lines.exportName("exchange-differences");
        lines.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CURRENCY_EUR,
                        word("lines.empty"),
                        word("lines.empty.hint")));
        posted.columns(
                Columns.day(word("on"), Revaluation::on),
                Columns.badge(
                        word("state"),
                        110,
                        Revaluation::revaluationState,
                        now -> now == RevaluationState.POSTED ? Tone.GOOD : Tone.NEUTRAL),
                Columns.text(word("posted"), 260, RevaluationPane::sums),
                Columns.text(word("maker"), 140, Revaluation::maker),
                Columns.text(word("checker"), 140, Revaluation::checker),
                Columns.instant(word("at"), Revaluation::postedAt),
                Columns.text(word("why"), 240, Revaluation::reason));
        posted.exportName("revaluations");
        posted.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK, word("posted.empty"), word("posted.empty.hint")));
    }

    private static String sums(Revaluation one) {
        return one.lines().stream()
                .map(line -> line.pair() + " " + line.gain())
                .collect(Collectors.joining(", "));
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
