package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
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
    @FXML private VBox room;
    private final SecondPersonPane second;

    /// @param open shows a break, named by its id
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    EndingsPane(EndingsModel model, Consumer<String> open) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell()).decidingInSight();
        VBox.setVgrow(second, Priority.ALWAYS);
        room.getChildren().setAll(second);
        second.whenDecided(_ -> model.read());
        table.exportName("decisions-about-breaks");
        table.sameBy(EndingCard::id);
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
                Columns.day(texts.getString("column.day"), EndedLine::day),
                Columns.text(texts.getString("column.row"), 240, EndedLine::text),
                Columns.text(texts.getString("column.other"), 140, EndedLine::counterparty),
                Columns.money(texts.getString("column.difference"), one -> one.line().difference()),
                Columns.text(texts.getString("column.explained"), 220, EndedLine::explanation),
                Columns.text(
                        texts.getString("column.outcome"),
                        180,
                        one -> texts.getString(outcome(one))),
                Columns.text(
                        texts.getString("column.account"),
                        180,
                        one -> RecordWords.account(one.line().account())),
                Columns.link(
                        texts.getString("column.rule"),
                        130,
                        one -> RuleNames.of(one.line().rule()),
                        _ -> true,
                        one -> open.accept(one.line().breakId().value().toString())),
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

    /// What became of one of the list in hand, or why nothing did.
    private String outcome(EndedLine one) {
        EndingCard of = model.chosenProperty().get();
        if (one.line().outcome() != null) {
            return "outcome." + one.line().outcome();
        }
        boolean comes =
                of != null
                        && (of.endingState() == EndingState.WAITING
                                || of.endingState() == EndingState.UNDER_WAY);
        return comes ? "outcome." + of.endingState() : "outcome.none";
    }

    @FXML
    void more() {
        model.lines().readMore();
    }

    private void picked(@Nullable EndingCard now) {
        if (now != null) {
            model.pick(now);
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
        boolean waits = now.endingState() == EndingState.WAITING;
        room.setVisible(waits);
        room.setManaged(waits);
        if (waits) {
            second.subject("endings/" + now.id());
        } else {
            second.show(null);
        }
        endingAbout.setText(
                MessageFormat.format(
                        texts.getString(waits ? "about.WAITING" : "about"),
                        now.done(),
                        now.refused(),
                        now.left(),
                        MoneySums.text(now.sums()),
                        now.text(),
                        now.makerName(),
                        Words.brief(now.preparedAt())));
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
