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

/// The list of what moves between the account in hand and other ones of the house; the form to take
/// back opens in the sheet it is given.
public final class OwnPane extends HBox {
    private final OwnModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<OwnLine> own;
    @FXML private Button bookOwn;
    @FXML private Button takeBackOwn;
    @FXML private Label more;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public OwnPane(OwnModel model, SideSheet side) {
        this.model = model;
        texts = Fxml.load(this);
        var reason = new ReasonPane(model.reason());
        columns();
        own.actions(more, takeBackOwn, bookOwn);
        own.onOpen(model::book);
        own.selectedProperty().addListener((_, _, _) -> abled());
        Listing.bind(own, model.transfers(), model::lines);
        model.transfers()
                .valueProperty()
                .addListener(
                        (_, _, now) ->
                                more.setText(
                                        now == null || now.more() == 0
                                                ? ""
                                                : MessageFormat.format(
                                                        texts.getString("more"), now.more())));
        model.reason()
                .deedProperty()
                .addListener((_, _, now) -> side.open(now == null ? null : reason));
        model.bookCommand().readyProperty().addListener((_, _, _) -> abled());
        abled();
    }

    @FXML
    void book() {
        OwnLine chosen = own.selectedProperty().get();
        if (chosen != null) {
            model.book(chosen);
        }
    }

    @FXML
    void takeBack() {
        OwnLine chosen = own.selectedProperty().get();
        if (chosen != null) {
            model.takeBack(chosen);
        }
    }

    private void abled() {
        OwnLine chosen = own.selectedProperty().get();
        bookOwn.setVisible(model.bookCommand().isAllowed());
        bookOwn.setDisable(!model.mayBook(chosen));
        boolean back = model.mayTakeBack(chosen);
        takeBackOwn.setVisible(back);
        takeBackOwn.setManaged(back);
        takeBackOwn.setDisable(!model.shell().connection().onlineProperty().get());
    }

    private void columns() {
        own.columns(
                Columns.badge(word("way"), 128, OwnLine::way, OwnPane::tone),
                Columns.day(word("day"), OwnLine::day),
                Columns.money(word("sum"), OwnLine::sum),
                Columns.text(word("other"), 160, OwnLine::other),
                RowWords.column(word("out"), OwnLine::outRow),
                RowWords.column(word("in"), OwnLine::inRow),
                Columns.text(word("why"), 300, OwnLine::why, RowWords::said),
                Columns.money(word("charge"), OwnLine::charge));
        own.exportName("own-transfers");
        own.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BANK_TRANSFER,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static Tone tone(OwnLine.Way way) {
        return switch (way) {
            case ON_THE_STATEMENT -> Tone.INFO;
            case IN_TRANSIT -> Tone.ATTENTION;
            case ARRIVED -> Tone.GOOD;
            case TAKEN_BACK -> Tone.NEUTRAL;
        };
    }
}
