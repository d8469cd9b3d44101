package fidus.desktop.funds;

import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.Permit;
import fidus.funds.PermitList;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// The funds: what is sold now, how it came to that, and who may enter otherwise.
public final class FundsView extends VBox implements Visited, Dated {
    private final FundsModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final NewTermsView newTerms;
    private final PermitView permitSheet;
    private final ReasonPane reason;

    @FXML private VBox list;
    @FXML private TabPane tabs;
    @FXML private Tab termsTab;
    @FXML private Tab permitsTab;
    @FXML private ComboBox<FundCode> fund;
    @FXML private ProblemPane problem;
    @FXML private Facts facts;
    @FXML private RecordTable<TermsVersion> versions;
    @FXML private Button enter;
    @FXML private Button withdraw;
    @FXML private RecordTable<Permit> permits;
    @FXML private Button ask;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public FundsView(FundsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting =
                new WaitingStrip(
                        model.shell(), Set.of("NEW_TERMS", "WITHDRAW_TERMS", "GIVE_PERMIT"));
        list.getChildren().addFirst(waiting);
        newTerms = new NewTermsView(model.newTerms(), () -> model.enteringProperty().set(false));
        permitSheet = new PermitView(model.permit(), () -> model.permittingProperty().set(false));
        reason = new ReasonPane(model.reason());
        versions();
        permits();
        Choice.bind(fund, model.fund, List.of(FundCode.values()), FundCode::name);
        Listing.bind(versions, model.funds(), _ -> model.versions());
        Listing.bind(permits, model.permits(), PermitList::permits);
        model.funds().valueProperty().addListener((_, _, _) -> terms());
        model.funds().problemProperty().addListener((_, _, why) -> problem.show(why, model::read));
        model.fund.addListener((_, _, _) -> chosen());
        model.permitsWantedProperty().addListener((_, _, now) -> wanted());
        model.enteringProperty().addListener((_, _, now) -> entering(now));
        model.permittingProperty().addListener((_, _, now) -> permitting(now));
        model.reason().deedProperty().addListener((_, _, _) -> beside());
        terms();
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        wanted();
        waiting.read();
    }

    @Override
    public void renew() {
        model.read();
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.funds().asOfProperty();
    }

    @FXML
    void startEntering() {
        model.startEntering();
    }

    @FXML
    void startPermit() {
        model.permit().clear();
        model.startPermit();
    }

    @FXML
    void withdraw() {
        TermsVersion chosen = versions.selectedProperty().get();
        if (chosen != null) {
            model.withdraw(chosen);
        }
    }

    private void wanted() {
        tabs.getSelectionModel()
                .select(model.permitsWantedProperty().get() ? permitsTab : termsTab);
    }

    private void versions() {
        versions.columns(
                Columns.whole(word("version"), 76, one -> (long) one.terms().termsVersion()),
                Columns.badge(word("standing"), 96, TermsVersion::standing, FundsView::tone),
                Columns.day(word("from"), one -> one.terms().effectiveFrom()),
                Columns.day(word("until"), TermsVersion::until),
                Columns.text(word("earns"), 210, one -> TermsWords.earns(one.terms())),
                Columns.money(word("minimum"), one -> one.terms().minimumInvestment()),
                Columns.text(word("changes"), 420, TermsVersion::changes));
        versions.exportName("terms");
        versions.actions(withdraw, enter);
        var online = model.shell().connection().onlineProperty();
        enter.setVisible(model.mayChangeTerms());
        enter.disableProperty().bind(online.not().or(model.enteringProperty()));
        withdraw.setVisible(model.mayChangeTerms());
        Runnable fits =
                () -> {
                    TermsVersion chosen = versions.selectedProperty().get();
                    withdraw.setDisable(
                            !online.get()
                                    || chosen == null
                                    || chosen.standing() != TermsVersion.Standing.TO_COME);
                };
        versions.selectedProperty().addListener((_, _, _) -> fits.run());
        online.addListener((_, _, _) -> fits.run());
        fits.run();
    }

    private void permits() {
        permits.columns(
                Columns.text(word("permit.client"), 160, Permit::clientName),
                Columns.text(word("permit.kind"), 90, one -> Words.of(one.permitKind())),
                Columns.text(word("permit.fund"), 90, one -> one.fundCode().name()),
                Columns.money(word("permit.accepted"), Permit::acceptedPrincipal),
                Columns.money(word("permit.minimum"), Permit::minimumInvestment),
                Columns.badge(word("permit.state"), 90, this::use, FundsView::tone),
                Columns.day(word("permit.given"), Permit::givenOn),
                Columns.day(word("permit.expires"), Permit::expiresOn),
                Columns.text(word("permit.reason"), 260, Permit::reason));
        permits.exportName("permits");
        permits.actions(ask);
        permits.onOpen(model::openContract);
        permits.whenEmpty(
                new EmptyState(
                        MaterialDesignT.TICKET_CONFIRMATION_OUTLINE,
                        word("permit.empty"),
                        word("permit.empty.hint")));
        ask.setVisible(model.mayPermit());
        ask.disableProperty()
                .bind(
                        model.shell()
                                .connection()
                                .onlineProperty()
                                .not()
                                .or(model.permittingProperty()));
    }

    /// Whether a contract may still take a permit.
    enum Use {
        FREE,
        TAKEN,
        EXPIRED
    }

    private Use use(Permit permit) {
        FundList known = model.funds().value();
        if (permit.usedFor() != null) {
            return Use.TAKEN;
        }
        return known != null && permit.expiresOn().isBefore(known.businessDate())
                ? Use.EXPIRED
                : Use.FREE;
    }

    private void chosen() {
        model.enteringProperty().set(false);
        versions.rows(model.versions());
        terms();
    }

    /// What is in force today, condition by condition.
    private void terms() {
        facts.none();
        model.versions().stream()
                .filter(one -> one.standing() == TermsVersion.Standing.IN_FORCE)
                .findFirst()
                .ifPresent(
                        now ->
                                TermsWords.all(now.terms())
                                        .forEach(
                                                (name, value) ->
                                                        facts.add("terms-" + name, name, value)));
        enter.setManaged(model.fund.get() != FundCode.SEPARATION);
        enter.setVisible(model.fund.get() != FundCode.SEPARATION && model.mayChangeTerms());
    }

    private void entering(boolean now) {
        if (now) {
            newTerms.begin();
        }
        beside();
    }

    private void permitting(boolean now) {
        if (now) {
            permitSheet.begin();
        }
        beside();
    }

    private void beside() {
        if (model.reason().deedProperty().get() != null) {
            side.open(reason);
        } else if (model.permittingProperty().get()) {
            side.open(permitSheet);
        } else {
            side.open(model.enteringProperty().get() ? newTerms : null);
        }
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private static Tone tone(TermsVersion.Standing standing) {
        return switch (standing) {
            case TO_COME -> Tone.INFO;
            case IN_FORCE -> Tone.GOOD;
            case REPLACED -> Tone.NEUTRAL;
        };
    }

    private static Tone tone(Use use) {
        return switch (use) {
            case FREE -> Tone.GOOD;
            case TAKEN, EXPIRED -> Tone.NEUTRAL;
        };
    }
}
