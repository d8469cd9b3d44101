package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What can be done about all chosen breaks at once.
public final class BulkPane extends VBox {
    private final BulkModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private Label sums;
    @FXML private Label left;
    @FXML private VBox form;
    @FXML private ComboBox<Owners.Owner> owner;
    @FXML private ComboBox<CauseCode> cause;
    @FXML private TextArea note;
    @FXML private Label noteHint;
    @FXML private Button explain;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BulkPane(BulkModel model) {
        this.model = model;
        texts = Fxml.load(this);
        owner.setItems(model.owners().choice());
        owner.setConverter(Choice.words(Owners.Owner::name));
        cause.getItems().setAll(BreakPane.CAUSES);
        cause.setConverter(Choice.words(Words::of));
        cause.valueProperty()
                .addListener((_, _, now) -> noteHint.setText(BreakPane.hint(texts, now)));
        noteHint.setText(BreakPane.hint(texts, null));
        explain.disableProperty()
                .bind(
                        model.sent()
                                .busyProperty()
                                .or(model.shell().connection().onlineProperty().not())
                                .or(owner.valueProperty().isNull())
                                .or(cause.valueProperty().isNull()));
        model.sent().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        show(model.chosenProperty().get());
    }

    @FXML
    void explain() {
        model.explain(owner.getValue().id(), cause.getValue(), note.getText());
    }

    private void show(List<BreakCard> cards) {
        if (cards.isEmpty()) {
            note.clear();
            cause.setValue(null);
            return;
        }
        int open = model.open().size();
        title.setText(say("title", cards.size()));
        String money = MoneySums.text(MoneySums.of(cards));
        sums.setText(money.isEmpty() ? texts.getString("sums.none") : money);
        boolean many = open > ExplainBreaks.MOST;
        left.setText(
                many
                        ? say("left.many", ExplainBreaks.MOST)
                        : say(open == cards.size() ? "left.all" : "left", open));
        form.setVisible(model.mayExplain());
        form.setManaged(model.mayExplain());
        explain.setText(say("explain", open));
        if (owner.getValue() == null && !owner.getItems().isEmpty()) {
            owner.setValue(owner.getItems().getFirst());
        }
    }

    private String say(String key, int count) {
        return MessageFormat.format(texts.getString(key), count);
    }
}
