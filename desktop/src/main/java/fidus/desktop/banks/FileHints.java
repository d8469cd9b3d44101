package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.RowDocuments;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person should see before a file is taken in, over whatever tab is open: that it does not
/// go on from where its account ended, which a file under a wrong account does not; that new rows
/// are of days that are locked, signed or to come; and where an account is entered that the house
/// does not keep yet. Takes no room where there is neither.
public final class FileHints extends VBox {
    /// The rest stand in the list of statements.
    private static final int MOST = 3;

    private static final String PAYMENTS = "payments";

    private final ResourceBundle texts = Texts.of(FileHints.class);
    private final Label apart = new Label();
    private final HBox warning = new HBox(new FontIcon(MaterialDesignL.LINK_VARIANT_OFF), apart);
    private final Label known = new Label();
    private final CheckBox same = new CheckBox();
    private final CheckBox sameRow = new CheckBox();
    private @Nullable SeenRow inHand;
    private @Nullable LeaveOutModel answers;
    private final HBox concerning =
            new HBox(
                    new FontIcon(MaterialDesignC.CALENDAR_ALERT),
                    new VBox(6, known, same, sameRow));
    private final Label how = new Label(texts.getString("enter.how"));
    private final Button enter = new Button(texts.getString("enter"));
    private final HBox entering = new HBox(12, how, enter);

    public FileHints() {
        super(8);
        for (HBox box : List.of(warning, concerning)) {
            box.getStyleClass().add("refusal");
            box.setAlignment(Pos.CENTER_LEFT);
        }
        entering.setAlignment(Pos.CENTER_LEFT);
        how.getStyleClass().add("form-hint");
        for (Label label : List.of(apart, known, how)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox.setHgrow(same.getParent(), Priority.ALWAYS);
        apart.setId("apart");
        known.setId("concerns");
        same.setId("same");
        sameRow.setId("sameRow");
        for (CheckBox tick : List.of(same, sameRow)) {
            tick.setWrapText(true);
            tick.setMinHeight(USE_PREF_SIZE);
        }
        enter.setId("enterAccount");
        enter.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(warning, concerning, entering);
    }

    void show(@Nullable BankPreview now, BankFileModel model) {
        List<StatementPreview> gaps = LeftToSay.apart(now);
        apart.setText(words(gaps));
        shown(warning, !gaps.isEmpty());
        List<String> concerns = concerns(now);
        known.setText(listed(concerns, "more.concerns"));
        shown(concerning, !concerns.isEmpty());
        shown(known.getParent(), concerning.isVisible());
        answered(now, model.leaveOut());
        shown(entering, LeftToSay.isOfUnknownAccount(now));
        Navigation places = model.navigation();
        shown(enter, places.screens().stream().anyMatch(one -> one.id().equals(PAYMENTS)));
        enter.setOnAction(_ -> places.open(PAYMENTS, "houseAccounts"));
        setVisible(warning.isVisible() || concerning.isVisible() || entering.isVisible());
        setManaged(isVisible());
    }

    /// @param row of the file
    void inHand(@Nullable SeenRow row) {
        inHand = row;
        ticks();
    }

    private void answered(@Nullable BankPreview now, LeaveOutModel of) {
        int doubtful = LeaveOutModel.doubtful(now).size();
        String only = now != null && LeaveOutModel.isCut(now) ? texts.getString("same.cut") : "";
        same.setText(MessageFormat.format(texts.getString("same"), doubtful) + only);
        shown(same, doubtful > 0);
        if (answers == null) {
            of.sameProperty().addListener((_, _, _) -> ticks());
        }
        answers = of;
        same.setOnAction(_ -> of.sayAll(same.isSelected()));
        ticks();
    }

    private void ticks() {
        LeaveOutModel of = answers;
        if (of == null) {
            return;
        }
        Set<SameRow> said = of.sameProperty().get();
        int all = of.doubtful().size();
        same.setSelected(all > 0 && said.size() == all);
        same.setIndeterminate(!said.isEmpty() && said.size() < all);
        SeenRow row = inHand;
        SameRow perhaps = row == null ? null : row.perhaps();
        boolean is = perhaps != null && all > 1 && of.doubtful().contains(perhaps);
        shown(sameRow, is);
        if (row != null && perhaps != null) {
            sameRow.setText(
                    MessageFormat.format(
                            texts.getString("same.row"),
                            Words.money(row.row().money()),
                            row.row().text(),
                            RowDocuments.in(perhaps.stored())));
            sameRow.setSelected(said.contains(perhaps));
            sameRow.setOnAction(_ -> of.say(perhaps, sameRow.isSelected()));
        }
    }

    private String words(List<StatementPreview> gaps) {
        List<String> said =
                gaps.stream().map(one -> said(one, one.continuity().sentence())).toList();
        return listed(said, "more") + "\n" + texts.getString("look");
    }

    private List<String> concerns(@Nullable BankPreview now) {
        return now == null
                ? List.of()
                : now.statements().stream()
                        .filter(one -> one.concerns() != null)
                        .flatMap(
                                one ->
                                        Objects.requireNonNull(one.concerns()).stream()
                                                .map(sentence -> said(one, sentence)))
                        .toList();
    }

    private String said(StatementPreview one, String sentence) {
        return MessageFormat.format(
                texts.getString("apart"), one.bankAccount(), Words.figures(sentence));
    }

    private String listed(List<String> said, String rest) {
        int more = said.size() - MOST;
        String first = said.stream().limit(MOST).collect(Collectors.joining("\n"));
        return more <= 0 ? first : first + "\n" + MessageFormat.format(texts.getString(rest), more);
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
