package fidus.desktop.reconciliation;

import atlantafx.base.theme.Styles;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SetOffIn;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// A difference taken apart: what is explained, what is not, and what would be if more was tried.
public final class DifferencePane extends VBox {
    private final SplitModel model;
    private final ResourceBundle texts;
    private final TextDrafts<BreakId> reasons;

    /// Whose rest was proposed as the next sum, and as what.
    private @Nullable BreakId proposedOf;

    private String proposed = "";

    @FXML private Label kept;
    @FXML private Facts facts;
    @FXML private VBox parts;
    @FXML private VBox trying;
    @FXML private ComboBox<CauseCode> partCause;
    @FXML private MoneyField partSum;
    @FXML private TextField partNote;
    @FXML private Button addPart;
    @FXML private VBox others;
    @FXML private TextField matchReason;
    @FXML private FlowPane deciding;
    @FXML private Button keep;
    @FXML private Button back;
    @FXML private Button match;
    @FXML private ProblemPane splitProblem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    DifferencePane(SplitModel model) {
        this.model = model;
        texts = Fxml.load(this);
        reasons = new TextDrafts<>(matchReason.textProperty());
        partCause.setConverter(Choice.words(Words::of));
        addPart.disableProperty()
                .bind(partCause.valueProperty().isNull().or(partSum.moneyProperty().isNull()));
        var stopped =
                model.sent().busyProperty().or(model.shell().connection().onlineProperty().not());
        keep.disableProperty().bind(stopped);
        match.disableProperty().bind(stopped);
        model.sent().problemProperty().addListener((_, _, why) -> splitProblem.show(why));
        model.changesProperty().addListener((_, _, _) -> show());
        show();
    }

    /// Where taking it apart begins.
    Node place() {
        return partCause;
    }

    @FXML
    void add() {
        Money typed = partSum.moneyProperty().get();
        if (typed != null) {
            proposed = partSum.getText();
            model.add(partCause.getValue(), typed, partNote.getText());
            partCause.setValue(null);
            partNote.clear();
        }
    }

    @FXML
    void keep() {
        model.keep();
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void match() {
        BreakId of = proposedOf;
        model.match(
                matchReason.getText(),
                () -> {
                    if (of != null) {
                        reasons.sent(of);
                    }
                });
    }

    private void show() {
        DifferenceSplit split = model.draft();
        if (split == null) {
            return;
        }
        kept.setText(kept(split));
        Money left = split.unexplained();
        facts(split);
        if (!partCause.getItems().equals(model.causes())) {
            partCause.getItems().setAll(model.causes());
        }
        parts.getChildren().clear();
        boolean may = model.mayTry();
        for (int i = 0; i < split.parts().size(); i++) {
            parts.getChildren().add(part(split.parts().get(i), i, may));
        }
        propose(left);
        offered(model.counterparts());
        visible(trying, may);
        visible(match, model.mayMatch());
        visible(matchReason, model.mayMatch() && !left.isZero());
        match.setText(texts.getString(split.parts().isEmpty() ? "match" : "match.parts"));
        keep.setText(texts.getString(model.takesBack() ? "keep.none" : "keep"));
        visible(keep, model.mayKeep());
        visible(back, model.mayKeep());
        visible(deciding, model.mayKeep() || model.mayMatch());
    }

    /// What is set off against another break belongs to that one wholly.
    private void facts(DifferenceSplit split) {
        boolean away = model.told().setOffIn() != null;
        Money difference = split.difference();
        Money left = away ? difference.minus(difference) : split.unexplained();
        facts.none()
                .add("whole", texts.getString("difference"), Words.money(difference))
                .add(
                        "explained",
                        texts.getString(away ? "setOff" : "explained"),
                        Words.money(away ? difference : split.explained()))
                .add("unexplained", texts.getString("unexplained"), Words.money(left));
        facts.lookup("#unexplained").getStyleClass().add(left.isZero() ? "whole" : "rest");
    }

    /// The rest is proposed as the next sum. What a person types stands while the rest changes, and
    /// goes with its break.
    private void propose(Money left) {
        BreakCard card = model.card();
        BreakId id = card == null ? null : card.found().id();
        boolean other = !Objects.equals(id, proposedOf);
        if (other) {
            proposedOf = id;
            partCause.setValue(null);
            partNote.clear();
            reasons.about(id);
        }
        if (other || partSum.getText().equals(proposed)) {
            partSum.currencyProperty().set(left.currency());
            partSum.setMoney(left.isZero() ? null : left);
            proposed = partSum.getText();
        }
    }

    private String kept(DifferenceSplit split) {
        KeptSplit before = model.told().now();
        SetOffIn in = model.told().setOffIn();
        if (in != null) {
            return MessageFormat.format(
                    texts.getString("setOff.in"),
                    Words.sums(in.what()),
                    in.kept().byName(),
                    Words.instant(in.kept().at()),
                    HistoryLines.parts(in.kept().split()));
        }
        if (model.isTried()) {
            return texts.getString("tried");
        }
        if (before == null) {
            return "";
        }
        String by =
                MessageFormat.format(
                        texts.getString("kept"), before.byName(), Words.instant(before.at()));
        return before.split().difference().equals(split.difference())
                ? by
                : by
                        + MessageFormat.format(
                                texts.getString("kept.other"),
                                Words.money(before.split().difference()));
    }

    private Node part(DifferenceSplit.Part part, int number, boolean may) {
        var what =
                new Label(
                        Words.of(part.cause()) + (part.note().isEmpty() ? "" : ": " + part.note()));
        what.setWrapText(true);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        var amount = new Label(Words.money(part.amount()));
        amount.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, what, amount);
        line.getStyleClass().add("part");
        if (may) {
            var remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
            remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
            remove.setAccessibleText(texts.getString("remove"));
            remove.setOnAction(_ -> model.remove(number));
            line.getChildren().add(remove);
        }
        return line;
    }

    private void offered(List<BreakCard> cards) {
        others.getChildren().clear();
        for (BreakCard card : cards) {
            var box = new CheckBox(offer(card));
            box.setMaxWidth(Double.MAX_VALUE);
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.setSelected(model.isSetOff(card));
            box.setOnAction(_ -> model.toggle(card));
            others.getChildren().add(box);
        }
        if (cards.isEmpty()) {
            var none = new Label(texts.getString("others.none"));
            none.getStyleClass().add("form-hint");
            none.setWrapText(true);
            none.setMinHeight(USE_PREF_SIZE);
            others.getChildren().add(none);
        }
    }

    private static String offer(BreakCard card) {
        Money sum = Objects.requireNonNull(card.found().difference(), "only sums are offered");
        String settled =
                Offsets.isUnsettled(card) ? "" : Words.of(card.found().breakState()) + "  ";
        String said =
                Words.money(sum)
                        + "  "
                        + settled
                        + Words.sums(BreakWords.about(card.account(), card.found()));
        return Origins.after(said, card.origin());
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
