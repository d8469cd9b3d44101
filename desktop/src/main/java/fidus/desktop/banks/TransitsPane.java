package fidus.desktop.banks;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The list of what is between the banks and the brokers; the forms open in the sheet it is given.
public final class TransitsPane extends HBox {
    private final TransitsModel model;
    private final ResourceBundle texts;
    private final SideSheet side;
    private final BookTransitView form;
    private final ReasonPane reason;

    @FXML private RecordTable<TransitLine> transits;
    @FXML private Button book;
    @FXML private Button takeBack;
    @FXML private Label more;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public TransitsPane(TransitsModel model, SideSheet side) {
        this.model = model;
        this.side = side;
        texts = Fxml.load(this);
        form = new BookTransitView(model);
        reason = new ReasonPane(model.reason());
        columns();
        transits.actions(more, takeBack, book);
        transits.onOpen(model::begin);
        transits.selectedProperty().addListener((_, _, _) -> abled());
        Listing.bind(transits, model.transits(), model::lines);
        model.transits()
                .valueProperty()
                .addListener(
                        (_, _, now) ->
                                more.setText(
                                        now == null || now.moreBooked() == 0
                                                ? ""
                                                : MessageFormat.format(
                                                        texts.getString("more"),
                                                        now.moreBooked())));
        model.bookingProperty().addListener((_, _, _) -> beside());
        model.reason().deedProperty().addListener((_, _, _) -> beside());
        model.shell().connection().onlineProperty().addListener((_, _, _) -> abled());
        abled();
    }

    @FXML
    void book() {
        TransitLine chosen = transits.selectedProperty().get();
        if (chosen != null) {
            model.begin(chosen);
        }
    }

    @FXML
    void takeBack() {
        TransitLine chosen = transits.selectedProperty().get();
        if (chosen != null) {
            model.takeBack(chosen);
        }
    }

    private void abled() {
        TransitLine chosen = transits.selectedProperty().get();
        boolean online = model.shell().connection().onlineProperty().get();
        book.setVisible(model.bookCommand().isAllowed());
        book.setDisable(!online || !model.mayBook(chosen));
        boolean back = model.mayTakeBack(chosen);
        takeBack.setVisible(back);
        takeBack.setManaged(back);
        takeBack.setDisable(!online);
    }

    private void beside() {
        if (model.reason().deedProperty().get() != null) {
            side.open(reason);
        } else {
            side.open(model.bookingProperty().get() == null ? null : form);
        }
    }

    private void columns() {
        transits.columns(
                Columns.badge(word("way"), 136, TransitLine::way, TransitsPane::tone),
                Columns.day(word("day"), TransitLine::day),
                Columns.money(word("atBank"), TransitLine::atBank),
                Columns.money(word("charge"), TransitLine::charge),
                Columns.text(word("broker"), 190, TransitLine::broker),
                Columns.text(word("fund"), 84, TransitLine::fund),
                Columns.text(word("evidence"), 240, TransitLine::reference),
                Columns.text(word("comment"), 170, TransitLine::comment),
                Columns.text(word("why"), 260, TransitLine::why, RowWords::said));
        transits.exportName("bank-transits");
        transits.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BANK_TRANSFER,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static Tone tone(TransitLine.Way way) {
        return switch (way) {
            case IN_TRANSIT -> Tone.ATTENTION;
            case ON_THE_STATEMENT -> Tone.INFO;
            case WAITS -> Tone.ATTENTION;
            case BOOKED -> Tone.GOOD;
            case TAKEN_BACK -> Tone.NEUTRAL;
        };
    }
}
