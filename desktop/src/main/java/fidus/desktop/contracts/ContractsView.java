package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.intake.IntakeView;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.ListOrPage;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.mt5.AccountKey;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/// The contracts of clients, the sheet that enters a new one, and the page of the one that is open.
public final class ContractsView extends VBox implements Visited, Dated {
    private final ContractsModel model;
    private final ResourceBundle texts;
    private final EnterView sheet;
    private final WaitingStrip waiting;
    private final ContractView page;
    private final ListOrPage shown;

    @FXML private StackPane places;
    @FXML private HBox registry;
    @FXML private VBox list;
    @FXML private RecordTable<Investment> table;
    @FXML private Button older;
    @FXML private Button takeList;
    @FXML private Button enter;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractsView(ContractsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        sheet = new EnterView(model.enter(), () -> model.enteringProperty().set(false));
        waiting = new WaitingStrip(model.shell(), Set.of("ENTER_CONTRACT"));
        list.getChildren().addFirst(waiting);
        page = new ContractView(model.contract(), model::back);
        places.getChildren().add(page);
        columns();
        table.actions(older, takeList, enter);
        takeList.setVisible(model.enter().command().isAllowed());
        takeList.setManaged(takeList.isVisible());
        enter.setVisible(model.enter().command().isAllowed());
        enter.disableProperty()
                .bind(
                        model.enteringProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        Listing.bind(table, model.contracts(), older);
        model.enteringProperty().addListener((_, _, now) -> entering(now));
        model.enter().whenPrepared(this::prepared);
        table.onOpen(contract -> model.open(contract.id()));
        shown =
                new ListOrPage(
                        model.openProperty(),
                        registry,
                        model.contracts().asOfProperty(),
                        page,
                        model.contract().page().asOfProperty());
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        waiting.read();
    }

    @Override
    public void renew() {
        if (model.openProperty().get() == null) {
            model.contracts().read();
        } else {
            model.contract().read();
        }
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return shown.asOf();
    }

    @FXML
    void readOlder() {
        model.contracts().readMore();
    }

    @FXML
    void openLists() {
        model.shell().navigation().open(IntakeView.SCREEN, IntakeView.CONTRACTS);
    }

    @FXML
    void startEnter() {
        model.enteringProperty().set(true);
    }

    private void columns() {
        table.columns(
                Columns.whole(word("number"), 64, Investment::number),
                Columns.text(word("client"), 160, Investment::clientName),
                Columns.text(word("fund"), 90, one -> one.fundCode().name()),
                Columns.money(word("principal"), Investment::principal),
                Columns.badge(word("state"), 140, Investment::investmentState, ContractsView::tone),
                Columns.day(word("start"), Investment::startDate),
                Columns.text(word("placed"), 280, this::placed),
                Columns.day(word("signed"), Investment::signedOn),
                Columns.text(word("note"), 240, Investment::note));
        table.exportName("contracts");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_SIGN,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private String placed(Investment contract) {
        return contract.mappings().stream()
                .filter(AccountMapping::active)
                .map(one -> place(one.account()) + " " + Words.number(one.mappedPrincipal()))
                .collect(Collectors.joining(" · "));
    }

    private String place(@Nullable AccountKey key) {
        return key == null ? texts.getString("cash") : key.toString();
    }

    private void entering(boolean now) {
        registry.getChildren().remove(sheet);
        enter.setManaged(!now); // the table beside the sheet is narrow
        enter.setVisible(!now && model.enter().command().isAllowed());
        if (now) {
            registry.getChildren().add(sheet);
            sheet.begin();
        }
    }

    private void prepared(Prepared after) {
        model.enteringProperty().set(false);
        model.shell()
                .notices()
                .good(MessageFormat.format(texts.getString("prepared"), after.title()));
        model.read();
        waiting.read();
    }

    static Tone tone(InvestmentState state) {
        return switch (state) {
            case ACTIVE, VALIDATED -> Tone.GOOD;
            case INCUBATING, MATURED -> Tone.INFO;
            case PENDING_VALIDATION, SUSPENDED -> Tone.ATTENTION;
            case DRAFT, CLOSED, CANCELLED -> Tone.NEUTRAL;
        };
    }
}
