package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.StatementPreview;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What a person should see before a file is taken in, over whatever tab is open: that it does not
/// go on from where its account ended, which a file under a wrong account does not; and where an
/// account is entered that the house does not keep yet. Takes no room where there is neither.
public final class FileHints extends VBox {
    /// The rest stand in the list of statements.
    private static final int MOST = 3;

    private static final String PAYMENTS = "payments";

    private final ResourceBundle texts = Texts.of(FileHints.class);
    private final Label apart = new Label();
    private final HBox warning = new HBox(new FontIcon(MaterialDesignL.LINK_VARIANT_OFF), apart);
    private final Label how = new Label(texts.getString("enter.how"));
    private final Button enter = new Button(texts.getString("enter"));
    private final HBox entering = new HBox(12, how, enter);

    public FileHints() {
        super(8);
        warning.getStyleClass().add("refusal");
        warning.setAlignment(Pos.CENTER_LEFT);
        entering.setAlignment(Pos.CENTER_LEFT);
        how.getStyleClass().add("form-hint");
        for (Label label : List.of(apart, how)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(apart, Priority.ALWAYS);
        apart.setId("apart");
        enter.setId("enterAccount");
        enter.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(warning, entering);
    }

    void show(@Nullable BankPreview now, BankFileModel model) {
        List<StatementPreview> gaps = LeftToSay.apart(now);
        apart.setText(words(gaps));
        shown(warning, !gaps.isEmpty());
        shown(entering, LeftToSay.isOfUnknownAccount(now));
        Navigation places = model.navigation();
        shown(enter, places.screens().stream().anyMatch(one -> one.id().equals(PAYMENTS)));
        enter.setOnAction(_ -> places.open(PAYMENTS, "houseAccounts"));
        setVisible(warning.isVisible() || entering.isVisible());
        setManaged(isVisible());
    }

    private String words(List<StatementPreview> gaps) {
        String said =
                gaps.stream()
                        .limit(MOST)
                        .map(
                                one ->
                                        MessageFormat.format(
                                                texts.getString("apart"),
                                                one.bankAccount(),
                                                one.continuity().sentence()))
                        .collect(Collectors.joining("\n"));
        int more = gaps.size() - MOST;
        String rest = more <= 0 ? "" : "\n" + MessageFormat.format(texts.getString("more"), more);
        return said + rest + "\n" + texts.getString("look");
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
