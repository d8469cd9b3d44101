package fidus.desktop.payments;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.ReasonPane;
import fidus.payments.wallets.Destination;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// The accounts of the house, under them what waits for a second person, beside them a new one.
public final class HousesPane extends VBox {
    private final HousesModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final HouseSheet sheet;
    private final ReasonPane reason;
    private @Nullable HouseAccountId last;

    @FXML private RecordTable<HouseAccount> houses;
    @FXML private Button addHouse;
    @FXML private Button retireHouse;
    @FXML private VBox waiting;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    HousesPane(HousesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        sheet = new HouseSheet(model);
        reason = new ReasonPane(model.reason());
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.houses().again());
        waiting.getChildren().setAll(second);
        model.subjectProperty().addListener((_, _, now) -> about(now));
        columns();
        Listing.bind(houses, model.houses(), HouseAccountList::houseAccounts);
        houses.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            chosen(now);
                            abled();
                        });
        model.shell().connection().onlineProperty().addListener((_, _, _) -> abled());
        model.addingProperty().addListener((_, _, _) -> beside());
        model.reason().deedProperty().addListener((_, _, _) -> beside());
        for (Button one : List.of(addHouse, retireHouse)) {
            one.setVisible(model.mayPrepare());
            one.setManaged(model.mayPrepare());
        }
        abled();
    }

    @FXML
    void begin() {
        model.begin();
    }

    @FXML
    void retire() {
        HouseAccount account = houses.selectedProperty().get();
        model.retire(
                account,
                new ReasonModel.Deed(
                        MessageFormat.format(texts.getString("retire.title"), account.name()),
                        texts.getString("retire.hint"),
                        texts.getString("retire.verb")));
    }

    /// Rows that are read again are no new choice: what waits stays in sight.
    private void chosen(@Nullable HouseAccount now) {
        if (now != null && !now.id().equals(last)) {
            last = now.id();
            model.choose(now);
        }
    }

    private void about(String record) {
        if (!record.isEmpty()) {
            second.subject(record);
        }
    }

    private void beside() {
        if (model.addingProperty().get()) {
            side.open(sheet);
            sheet.begin();
        } else {
            side.open(model.reason().deedProperty().get() == null ? null : reason);
        }
    }

    private void abled() {
        boolean online = model.shell().connection().onlineProperty().get();
        addHouse.setDisable(!online);
        retireHouse.setDisable(!online || !model.canRetire(houses.selectedProperty().get()));
    }

    private void columns() {
        houses.columns(
                Columns.text(word("name"), 160, HouseAccount::name),
                Columns.text(
                        word("account"), 360, one -> Destination.line(one.bank(), one.chain())),
                Columns.text(word("currency"), 92, one -> one.currency().code()),
                Columns.badge(
                        word("state"), 110, HouseAccount::houseAccountState, HousesPane::tone));
        houses.exportName("house-accounts");
        houses.actions(retireHouse, addHouse);
        houses.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BANK_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static Tone tone(HouseAccountState state) {
        return switch (state) {
            case ACTIVE -> Tone.GOOD;
            case RETIRED -> Tone.NEUTRAL;
        };
    }
}
