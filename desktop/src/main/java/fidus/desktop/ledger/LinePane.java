package fidus.desktop.ledger;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.ledger.ChartAccount;
import fidus.money.Money;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A line in hand, with one field for each thing its account needs.
final class LinePane extends VBox {
    private final LineModel model;
    private final Faults faults;
    private final ResourceBundle texts;

    @FXML private HBox row;
    @FXML private ComboBox<ChartAccount> account;
    @FXML private Label accountFault;
    @FXML private MoneyField balance;
    @FXML private Label balanceFault;
    @FXML private FlowPane belongs;

    /// @param offered accounts that can be chosen
    /// @param faults get the labels of its fields
    /// @param add what stands at the end of its row
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    LinePane(LineModel model, List<ChartAccount> offered, Faults faults, Node... add) {
        this.model = model;
        this.faults = faults;
        texts = Fxml.load(this);
        row.getChildren().addAll(add);
        account.getItems().setAll(offered);
        account.setConverter(Choice.words(one -> one.code() + " " + one.name()));
        account.valueProperty().bindBidirectional(model.account);
        balance.moneyProperty().addListener((_, _, now) -> model.balance.set(now));
        model.balanceFault.bind(balance.faultProperty());
        model.balance.addListener((_, _, now) -> cleared(now));
        faults.at("account", accountFault).at("balance", balanceFault);
        model.belongs().asked().addListener((ListChangeListener<String>) _ -> asked());
    }

    private void asked() {
        belongs.getChildren().clear();
        faults.forgetPartsOf("belongs");
        for (String name : model.belongs().asked()) {
            var fault = new Label();
            fault.getStyleClass().add("field-fault");
            fault.setWrapText(true);
            faults.at("belongs." + name, fault);
            var title = new Label(texts.getString("belongs." + name));
            var box = new KnownBox(model.belongs(), name);
            title.setLabelFor(box);
            if (model.belongs().isPossible(name)) {
                box.setPromptText(texts.getString("belongs." + name + ".none"));
            }
            var field = new VBox(title, box, fault);
            field.getStyleClass().add("field");
            belongs.getChildren().add(field);
        }
    }

    private void cleared(@Nullable Money now) {
        if (now == null && balance.moneyProperty().get() != null) {
            balance.setMoney(null);
        }
    }

    /// What a line belongs to, as people read it.
    String words(Map<String, String> dimensions) {
        return new TreeMap<>(dimensions)
                .entrySet().stream()
                        .map(
                                one ->
                                        title(one.getKey())
                                                + " "
                                                + model.belongs()
                                                        .words(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String title(String name) {
        String key = "belongs." + name;
        return texts.containsKey(key) ? texts.getString(key) : name;
    }
}
