package fidus.desktop.intake;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.intake.ContractLine;
import fidus.intake.ContractLinePage;
import fidus.intake.ContractListCard;
import fidus.intake.ContractLists;
import fidus.intake.ListState;

import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.util.ResourceBundle;

/// What became of lists of contracts, and of the contracts of the one in hand: those that were left
/// where some were.
public final class ContractListsPane extends VBox {
    private final ResourceBundle texts;

    @FXML private RecordTable<ContractListCard> lists;
    @FXML private RecordTable<ContractLine> lines;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractListsPane(ContractListModel model) {
        texts = Fxml.load(this);
        lists.columns(
                Columns.instant(word("preparedAt"), ContractListCard::preparedAt),
                Columns.text(word("file"), 200, ContractListCard::fileName),
                Columns.badge(
                        word("state"), 110, ContractListCard::listState, ContractListsPane::tone),
                Columns.whole(word("count"), 90, one -> (long) one.count()),
                Columns.whole(word("done"), 100, one -> (long) one.done()),
                Columns.whole(word("left"), 80, one -> (long) one.refused()),
                Columns.day(word("takenOverOn"), ContractListCard::takenOverOn),
                Columns.text(word("by"), 130, ContractListCard::makerName),
                Columns.text(word("reason"), 260, ContractListCard::reason));
        lists.exportName("contract-lists");
        lists.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_TABLE_OUTLINE,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        lines.columns(
                Columns.whole(word("line"), 60, one -> (long) one.line()),
                Columns.text(word("reference"), 110, ContractLine::reference),
                Columns.text(word("client"), 170, ContractLine::client),
                Columns.money(word("principal"), ContractLine::principal),
                Columns.day(word("start"), ContractLine::startDate),
                Columns.badge(word("outcome"), 110, ContractLine::outcome, ContractListsPane::tone),
                Columns.text(word("why"), 420, ContractLine::why));
        lines.exportName("contract-list-lines");
        Listing.bind(lists, model.lists(), ContractLists::lists);
        Listing.bind(lines, model.lines(), ContractLinePage::lines);
        lists.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                model.open(now);
                            }
                        });
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static Tone tone(ListState state) {
        return switch (state) {
            case WAITING, UNDER_WAY -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case STOPPED -> Tone.BAD;
            case DROPPED -> Tone.NEUTRAL;
        };
    }

    private static Tone tone(ContractLine.Outcome outcome) {
        return outcome == ContractLine.Outcome.TAKEN_OVER ? Tone.GOOD : Tone.BAD;
    }
}
