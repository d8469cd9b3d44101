package fidus.desktop.contracts;

import fidus.desktop.controls.MoneyField;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;

/// One line of the mapping: an account, its part of the principal, and why there. What is wrong
/// with the line stands under it.
final class LineView extends VBox {
    private final LinesModel model;
    private final LineModel line;
    private final ResourceBundle texts;
    private final ComboBox<AccountKey> account = new ComboBox<>();
    private final MoneyField sum = new MoneyField();
    private final Button rest = new Button();
    private final Button remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    private final TextField why = new TextField();
    private final Label fault = new Label();

    LineView(LinesModel model, LineModel line, ResourceBundle texts) {
        this.model = model;
        this.line = line;
        this.texts = texts;
        getStyleClass().addAll("field", "contract-line");
        fault.getStyleClass().add("field-fault");
        fault.setWrapText(true);
        fault.setVisible(false);
        fault.setManaged(false);
        why.setPromptText(texts.getString("line.note"));
        why.textProperty().bindBidirectional(line.note);
        HBox.setHgrow(why, Priority.ALWAYS);
        account();
        sum.setMinWidth(168);
        sum.setPrefWidth(168);
        EnterView.joined(sum, model.currencyProperty(), line.sum, line.sumFault);
        rest.setText(texts.getString("line.rest"));
        rest.setMinWidth(Region.USE_PREF_SIZE);
        rest.setOnAction(_ -> model.fill(line));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(texts.getString("line.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> model.all().remove(line));
        getChildren().addAll(new HBox(8, account, sum), new HBox(8, why, rest, remove), fault);
    }

    /// @param index its place among the lines, from 0
    void at(int index) {
        account.setId("account-" + index);
        sum.setId("sum-" + index);
        why.setId("lineNote-" + index);
        rest.setId("rest-" + index);
        remove.setId("remove-" + index);
        fault.setId("lineFault-" + index);
        remove.setDisable(model.all().size() == 1);
    }

    /// Offers the accounts that are to be had now; what was chosen stays.
    void offer() {
        AccountKey chosen = line.account.get();
        account.getItems().setAll(model.choices().stream().map(LineView::key).toList());
        line.account.set(chosen);
    }

    Label fault() {
        return fault;
    }

    private void account() {
        account.setConverter(keys());
        account.setPromptText(texts.getString("line.cash"));
        account.setCellFactory(_ -> new OfferCell());
        account.setButtonCell(new ChosenCell());
        account.setMaxWidth(Double.MAX_VALUE);
        account.setMinWidth(0);
        account.setPrefWidth(100);
        HBox.setHgrow(account, Priority.ALWAYS);
        offer();
        account.valueProperty().bindBidirectional(line.account);
    }

    private static AccountKey key(AccountCard card) {
        return card.account().key();
    }

    private @Nullable AccountCard card(@Nullable AccountKey key) {
        return model.choices().stream()
                .filter(card -> key(card).equals(key))
                .findFirst()
                .orElse(null);
    }

    private String holder(AccountCard card) {
        String client = card.clientName();
        return client == null ? texts.getString("line.free") : client;
    }

    private static StringConverter<AccountKey> keys() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable AccountKey key) {
                return key == null ? "" : key.toString();
            }

            @Override
            public AccountKey fromString(String text) {
                throw new UnsupportedOperationException("A choice is not typed");
            }
        };
    }

    /// An account on offer, with whose principal is on it.
    private final class OfferCell extends ListCell<AccountKey> {
        @Override
        protected void updateItem(@Nullable AccountKey key, boolean empty) {
            super.updateItem(key, empty);
            AccountCard card = empty ? null : card(key);
            setText(
                    card == null
                            ? null
                            : key + " · " + card.account().label() + " · " + holder(card));
        }
    }

    private final class ChosenCell extends ListCell<AccountKey> {
        @Override
        protected void updateItem(@Nullable AccountKey key, boolean empty) {
            super.updateItem(key, empty);
            AccountCard card = empty ? null : card(key);
            setText(
                    card == null
                            ? texts.getString("line.cash")
                            : card.account().label() + " · " + key);
        }
    }
}
