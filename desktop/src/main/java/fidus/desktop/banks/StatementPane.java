package fidus.desktop.banks;

import fidus.bank.BankBalance;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.bank.desk.UnreadRows;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.approvals.WaitsLabel;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Texts;
import fidus.imports.Unreadable;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// One stored statement: its balances, its rows, and what each row stands for now.
public final class StatementPane extends VBox {
    private final StatementModel model;
    private final ResourceBundle texts;
    private final TieWords ties = new TieWords();
    private final SecondPersonPane second;
    private final ScrollPane secondRoom;

    @FXML private HBox waiting;
    @FXML private WaitsLabel waits;
    @FXML private Label statementTitle;
    @FXML private StatusBadge asideBadge;
    @FXML private Label file;
    @FXML private Label afterAll;
    @FXML private Facts facts;
    @FXML private RecordTable<StatementRow> rows;
    @FXML private Label instead;
    @FXML private SideSheet sheet;
    @FXML private VBox unreadRoom;
    @FXML private Label unreadTitle;
    @FXML private RecordTable<Unreadable> unread;
    @FXML private Button more;
    @FXML private Button apartRow;
    @FXML private Button aside;
    @FXML private Button again;
    @FXML private Button state;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    StatementPane(StatementModel model) {
        this.model = model;
        texts = Fxml.load(this);
        columns();
        rows.exportName("statement-rows");
        BankColumns.unreadable(unread, Texts.of(BankFileView.class));
        unread.exportName("statement-unread");
        for (Node node : List.of(unreadRoom, unread, afterAll, asideBadge)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        rows.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BANK_TRANSFER,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        rows.actions(apartRow, more);
        apartRow.managedProperty().bind(apartRow.visibleProperty());
        apartRow.visibleProperty()
                .bind(rows.selectedProperty().map(this::canTakeApart).orElse(false));
        PickedText.of(instead, rows, InsteadWords::of);
        for (Button button : List.of(aside, again, state)) {
            button.managedProperty().bind(button.visibleProperty());
        }
        second = new SecondPersonPane(model.shell());
        secondRoom = new ScrollPane(second);
        asked();
        forms();
        more.disableProperty()
                .bind(model.rows().moreProperty().not().or(model.rows().loadingProperty()));
        more.visibleProperty().bind(model.rows().moreProperty());
        follow();
        model.shownProperty().addListener((_, _, now) -> show(now));
    }

    /// What is asked for beside the rows; once it is sent it waits.
    private void forms() {
        var reason = new ReasonPane(model.reason()).telling(new FollowsPane(model.follows()));
        model.reason().deedProperty().addListener((_, _, now) -> opened(now == null, reason));
        var stating = new StateBalancePane(model.stating());
        model.stating()
                .statementProperty()
                .addListener((_, _, now) -> opened(now == null, stating));
    }

    private void opened(boolean over, Node form) {
        sheet.open(over ? null : form);
        if (over) {
            waits();
        }
    }

    /// Nothing is asked for twice while it waits for a second person.
    private void asked() {
        secondRoom.getStyleClass().add("plain");
        secondRoom.setFitToWidth(true);
        secondRoom.setPrefWidth(400);
        waits.follow(second.model());
        var pending = second.model().preparedProperty();
        waiting.visibleProperty().bind(pending.isNotNull());
        waiting.managedProperty().bind(waiting.visibleProperty());
        for (Button button : List.of(aside, again, state)) {
            button.disableProperty().bind(pending.isNotNull());
        }
        second.whenDecided(_ -> model.again());
        model.whenLooked(this::waits);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.F5) {
                        model.again();
                        key.consume();
                    }
                });
    }

    /// Reads what waits for a second person now.
    private void waits() {
        StatementCard card = model.shownProperty().get();
        if (card != null && model.maySeeWaiting()) {
            second.subject("bankStatement/" + card.statement().id().value());
        }
    }

    @FXML
    void showWaiting() {
        sheet.open(secondRoom);
    }

    @FXML
    void back() {
        model.close();
    }

    @FXML
    void setAside() {
        model.stating().close();
        model.setAside();
    }

    @FXML
    void takeApart() {
        StatementRow row = rows.selectedProperty().get();
        if (row != null) {
            model.stating().close();
            model.takeApart(row);
        }
    }

    private boolean canTakeApart(StatementRow row) {
        return row.use() == RowUse.TAKEN_BACK && model.mayTakeApart();
    }

    @FXML
    void state() {
        model.state();
    }

    @FXML
    void readAgain() {
        model.stating().close();
        model.readAgain();
    }

    @FXML
    void more() {
        model.rows().readMore();
    }

    private void follow() {
        model.rows().rowsProperty().addListener((_, _, now) -> rows.rows(now));
        model.rows()
                .loadingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now && rows.rows().isEmpty()) {
                                rows.loading();
                            } else if (!now && model.rows().problemProperty().get() == null) {
                                rows.rows(model.rows().rows());
                            }
                        });
        model.rows()
                .problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null) {
                                rows.problem(why, model.rows()::read);
                            }
                        });
    }

    private void show(@Nullable StatementCard card) {
        if (card == null) {
            return;
        }
        TakenStatement one = card.statement();
        waits();
        unread(one);
        afterAll.setText(BankTables.afterAll(card));
        afterAll.setVisible(card.afterAll() != null);
        state.setVisible(model.mayState(card));
        aside.setVisible(model.mayChange(card));
        again.setVisible(model.mayChange(card));
        asideBadge.show(CountWords.aside(card), Tone.NEUTRAL);
        statementTitle.setText(
                MessageFormat.format(texts.getString("title"), one.number(), one.bankAccount()));
        file.setText(one.fileName());
        facts.none()
                .add("period", texts.getString("period"), one.from() + " – " + one.to())
                .add("opening", texts.getString("opening"), money(one.opening()))
                .add("closing", texts.getString("closing"), closing(one))
                .add("statementTies", texts.getString("ties"), String.join("\n", ties.of(card)))
                .add("rowCount", texts.getString("rows"), CountWords.of(card))
                .add("continuity", texts.getString("continuity"), BankTables.against(card));
    }

    /// What could not be read stays to be seen; of statements taken in before that was kept, that
    /// it was not.
    private void unread(TakenStatement one) {
        UnreadRows kept = one.unread();
        boolean lost = one.checks().stream().anyMatch(check -> check.ofReading() && !check.ties());
        unreadRoom.setVisible(lost || kept != null);
        unread.setVisible(kept != null);
        unread.rows(kept == null ? List.of() : kept.first());
        unreadTitle.setText(UnreadWords.of(texts, kept));
    }

    private void columns() {
        rows.columns(
                Columns.badge(word("use"), 96, StatementRow::use, StatementPane::tone),
                Columns.day(word("booked"), one -> one.seen().row().bookingDate()),
                Columns.day(word("valued"), one -> one.seen().row().valueDate()),
                Columns.money(word("money"), one -> one.seen().row().money()),
                InsteadWords.column(rows, word("instead")),
                Columns.text(word("text"), 300, one -> one.seen().row().text()),
                Columns.text(word("counterparty"), 150, one -> one.seen().row().counterparty()),
                Columns.text(word("reference"), 130, one -> one.seen().row().reference()),
                Columns.text(word("endToEnd"), 130, one -> one.seen().row().endToEndId()),
                Columns.text(word("id"), 76, one -> one.seen().id(), RowWords::within),
                RowWords.column(word("repeats"), one -> one.seen().repeats()));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private String money(@Nullable BankBalance balance) {
        return balance == null ? texts.getString("none") : Words.money(balance.money());
    }

    /// As printed, with what two persons stated where it is not.
    private String closing(TakenStatement one) {
        StatedBalance stated = one.stated();
        return stated == null
                ? money(one.closing())
                : MessageFormat.format(
                        texts.getString("stated"),
                        Words.money(stated.balance().money()),
                        stated.byName(),
                        stated.agreedByName(),
                        stated.evidence());
    }

    private static Tone tone(RowUse use) {
        return switch (use) {
            case MATCHED, TAKEN_BACK -> Tone.GOOD;
            case PROPOSED -> Tone.INFO;
            case OPEN -> Tone.ATTENTION;
            case NOT_USED -> Tone.NEUTRAL;
        };
    }
}
