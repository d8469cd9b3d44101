package fidus.desktop.accounts;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyColumn;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.ListOrPage;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountList;
import fidus.mt5.PoolState;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;

/// The registry of trading accounts; opening one shows its page in place of the list.
public final class AccountsView extends VBox implements Visited, Dated {
    private final AccountsModel model;
    private final ResourceBundle texts;
    private final AccountView page;
    private final RegisterView sheet;
    private final WaitingStrip waiting;
    private final ListOrPage shown;

    @FXML private StackPane places;
    @FXML private HBox registry;
    @FXML private VBox list;
    @FXML private RecordTable<AccountCard> table;
    @FXML private Button register;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AccountsView(AccountsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        page = new AccountView(model.account(), model::back);
        sheet = new RegisterView(model.register(), () -> model.registeringProperty().set(false));
        waiting = new WaitingStrip(model.shell(), Set.of("REGISTER_ACCOUNT", "CHANGE_ACCOUNT"));
        list.getChildren().addFirst(waiting);
        places.getChildren().add(page);
        columns();
        table.exportName("accounts");
        table.onOpen(card -> model.open(card.account().key()));
        table.actions(register);
        boolean may = model.register().command().isAllowed();
        register.setVisible(may);
        register.disableProperty()
                .bind(
                        model.registeringProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        table.whenEmpty(empty(may));
        Listing.bind(table, model.accounts(), AccountList::accounts);
        model.registeringProperty().addListener((_, _, now) -> registering(now));
        model.register().whenPrepared(this::prepared);
        shown =
                new ListOrPage(
                        model.openProperty(),
                        registry,
                        model.accounts().asOfProperty(),
                        page,
                        model.account().page().asOfProperty());
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        waiting.read();
    }

    @Override
    public void renew() {
        if (model.openProperty().get() == null) {
            model.read();
        } else {
            model.account().read();
        }
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return shown.asOf();
    }

    @FXML
    void startRegister() {
        model.registeringProperty().set(true);
    }

    private EmptyState empty(boolean may) {
        var state =
                new EmptyState(
                        MaterialDesignC.CHART_BOX_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint"));
        return may ? state.withAction(texts.getString("empty.action"), this::startRegister) : state;
    }

    private void columns() {
        table.columns(
                text("label", 130, card -> card.account().label()),
                Columns.whole(title("login"), 90, card -> card.account().key().login()),
                text("server", 120, card -> card.account().key().server()),
                Columns.badge(
                        title("age"),
                        104,
                        card -> ReadingAge.of(card.pnl().state()),
                        ReadingAge::tone),
                money("balance", Figures::balance),
                money("equity", Figures::equity),
                money("pnl", Figures::truePnl),
                Columns.decimal(title("return"), 80, Figures::returnPercent),
                Columns.whole(title("breaks"), 74, card -> (long) card.openBreaks()),
                Columns.whole(title("review"), 92, card -> (long) card.toReview()),
                text("client", 140, AccountCard::clientName),
                text("waiting", 180, AccountCard::waiting),
                text("fund", 90, card -> Words.of(card.account().fundCode())),
                text("source", 120, card -> Words.of(card.account().capitalSource())),
                text("purpose", 100, card -> Words.of(card.account().accountPurpose())),
                text("manager", 120, card -> card.account().manager()),
                Columns.badge(
                        title("pool"), 130, card -> card.account().poolState(), AccountsView::tone),
                text("broker", 120, card -> card.account().broker()));
    }

    private String title(String key) {
        return texts.getString("column." + key);
    }

    private TableColumn<AccountCard, String> text(
            String key, double width, Function<AccountCard, @Nullable String> value) {
        return Columns.text(title(key), width, value);
    }

    private MoneyColumn<AccountCard> money(
            String key, Function<AccountCard, @Nullable Money> value) {
        MoneyColumn<AccountCard> column = Columns.money(title(key), value);
        column.setPrefWidth(118);
        return column;
    }

    static Tone tone(PoolState state) {
        return switch (state) {
            case AVAILABLE -> Tone.INFO;
            case ALLOCATED -> Tone.GOOD;
            case PENDING_RELEASE, MAINTENANCE -> Tone.ATTENTION;
            case INACTIVE -> Tone.NEUTRAL;
        };
    }

    private void registering(boolean now) {
        registry.getChildren().remove(sheet);
        if (now) {
            registry.getChildren().add(sheet);
            sheet.begin();
        }
    }

    private void prepared(Prepared after) {
        model.registeringProperty().set(false);
        model.shell()
                .notices()
                .good(MessageFormat.format(texts.getString("prepared"), after.title()));
        model.read();
        waiting.read();
    }
}
