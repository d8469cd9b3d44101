package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// Decisions about many breaks at once, and under them the breaks of the one in hand.
public final class EndingsPane extends VBox {
    private final EndingsModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<EndingCard> table;
    @FXML private VBox one;
    @FXML private Label endingTitle;
    @FXML private Label endingAbout;
    @FXML private CheckBox refusedOnly;
    @FXML private RecordTable<EndedLine> lines;
    @FXML private Button endingMore;

    /// @param open shows a break, named by its id
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    EndingsPane(EndingsModel model, Consumer<String> open) {
        this.model = model;
        texts = Fxml.load(this);
        table.exportName("decisions-about-breaks");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        endings();
        breaks(open);
        Tables.follow(table, model.loaded(), model::rows, model::read);
        table.selectedProperty().addListener((_, _, now) -> picked(now));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        refusedOnly.selectedProperty().bindBidirectional(model.refusedOnlyProperty());
        Listing.bind(lines, model.lines(), endingMore);
        show(null);
    }

    private void endings() {
        table.columns(
                Columns.badge(
                        texts.getString("column.state"),
                        120,
                        EndingCard::endingState,
                        EndingsPane::tone),
                Columns.text(
                        texts.getString("column.deed"),
                        110,
                        card -> texts.getString("deed." + card.deed())),
                Columns.whole(texts.getString("column.count"), 80, card -> (long) card.count()),
                Columns.whole(texts.getString("column.done"), 80, card -> (long) card.done()),
                Columns.whole(texts.getString("column.refused"), 80, card -> (long) card.refused()),
                Columns.summed(
                        texts.getString("column.sums"),
                        200,
                        card -> MoneySums.told(card.sums()),
                        told -> told),
                Columns.text(texts.getString("column.maker"), 130, EndingCard::makerName),
                Columns.instant(texts.getString("column.prepared"), EndingCard::preparedAt),
                Columns.text(texts.getString("column.text"), 260, EndingCard::text));
    }

    private void breaks(Consumer<String> open) {
        lines.exportName("breaks-of-a-decision");
        lines.columns(
                Columns.text(
                        texts.getString("column.outcome"),
                        100,
                        one ->
                                texts.getString(
                                        one.line().outcome() == null
                                                ? "outcome.none"
                                                : "outcome." + one.line().outcome())),
                Columns.text(texts.getString("column.account"), 180, one -> one.line().account()),
                Columns.link(
                        texts.getString("column.rule"),
                        130,
                        one -> RuleNames.of(one.line().rule()),
                        _ -> true,
                        one -> open.accept(one.line().breakId().value().toString())),
                Columns.money(texts.getString("column.difference"), one -> one.line().difference()),
                Columns.link(
                        texts.getString("column.kept"),
                        140,
                        EndedLine::about,
                        one -> one.kept() != null,
                        one -> open.accept(one.line().breakId().value().toString())),
                Columns.text(
                        texts.getString("column.why"), 380, one -> one.line().why(), Words::sums),
                Columns.text(
                        texts.getString("column.records"),
                        240,
                        one -> BreakWords.ofKey(one.line().account(), one.line().key())));
    }

    @FXML
    void more() {
        model.lines().readMore();
    }

    private void picked(@Nullable EndingCard now) {
        if (now != null) {
            model.choose(now);
        }
    }

    private void show(@Nullable EndingCard now) {
        one.setVisible(now != null);
        one.setManaged(now != null);
        if (now == null) {
            return;
        }
        endingTitle.setText(
                MessageFormat.format(texts.getString("title." + now.deed()), now.count()));
        endingAbout.setText(
                MessageFormat.format(
                        texts.getString("about"),
                        now.done(),
                        now.refused(),
                        now.left(),
                        MoneySums.text(now.sums()),
                        now.text()));
        refusedOnly.setText(MessageFormat.format(texts.getString("refusedOnly"), now.refused()));
        EndingCard selected = table.selectedProperty().get();
        if (selected == null || !selected.id().equals(now.id())) {
            table.select(card -> card.id().equals(now.id()));
        }
    }

    static StatusBadge.Tone tone(EndingState state) {
        return switch (state) {
            case WAITING -> StatusBadge.Tone.ATTENTION;
            case UNDER_WAY -> StatusBadge.Tone.INFO;
            case DONE -> StatusBadge.Tone.GOOD;
            case STOPPED -> StatusBadge.Tone.BAD;
            case DROPPED -> StatusBadge.Tone.NEUTRAL;
        };
    }
}
