package fidus.desktop.funds;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.DateConvention;
import fidus.funds.EarlyRedemptionPolicy;
import fidus.funds.FundTerms;
import fidus.funds.PayoutRequestMode;
import fidus.funds.RoundingRule;
import fidus.funds.ShareMethod;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// The fields of terms, as they stand in the sheet of a new version and of an amendment.
public final class TermsForm extends VBox {
    private final TermsModel model;
    private final ResourceBundle texts;
    private final boolean ofFund;

    @FXML private VBox fromField;
    @FXML private DatePicker from;
    @FXML private Label fromFault;
    @FXML private Label rateName;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private VBox minimumField;
    @FXML private MoneyField minimum;
    @FXML private Label minimumFault;
    @FXML private TextField incubation;
    @FXML private Label incubationFault;
    @FXML private TextField earning;
    @FXML private Label earningFault;
    @FXML private TextField interval;
    @FXML private Label intervalFault;
    @FXML private ComboBox<DateConvention> convention;
    @FXML private Label conventionFault;
    @FXML private ComboBox<RoundingRule> rounding;
    @FXML private ComboBox<PayoutRequestMode> requestMode;
    @FXML private ComboBox<EarlyRedemptionPolicy> early;
    @FXML private HBox penaltyFields;
    @FXML private TextField penalty;
    @FXML private Label penaltyFault;
    @FXML private TextField notice;
    @FXML private Label noticeFault;
    @FXML private VBox sharingField;
    @FXML private ComboBox<ShareMethod> shareMethod;
    @FXML private Label shareMethodFault;
    @FXML private CheckBox atRisk;
    @FXML private Label atRiskFault;
    @FXML private CheckBox open;

    /// @param ofFund with what a fund has and a running contract has not: the day it comes into
    ///   force, the minimum and who may enter
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public TermsForm(TermsModel model, boolean ofFund) {
        this.model = model;
        this.ofFund = ofFund;
        texts = Fxml.load(this);
        Choice.day(from, model.effectiveFrom);
        rate.textProperty().bindBidirectional(model.rate);
        minimum.moneyProperty().addListener((_, _, now) -> model.minimum.set(now));
        model.minimumFault.bind(minimum.faultProperty());
        incubation.textProperty().bindBidirectional(model.incubation);
        earning.textProperty().bindBidirectional(model.earning);
        interval.textProperty().bindBidirectional(model.interval);
        penalty.textProperty().bindBidirectional(model.penalty);
        notice.textProperty().bindBidirectional(model.notice);
        atRisk.selectedProperty().bindBidirectional(model.atRisk);
        open.selectedProperty().bindBidirectional(model.open);
        Choice.bind(convention, model.convention, List.of(DateConvention.values()), Words::of);
        Choice.bind(rounding, model.rounding, List.of(RoundingRule.values()), Words::of);
        Choice.bind(requestMode, model.requestMode, List.of(PayoutRequestMode.values()), Words::of);
        Choice.bind(early, model.early, List.of(EarlyRedemptionPolicy.values()), Words::of);
        Choice.bind(
                shareMethod,
                model.shareMethod,
                List.of(ShareMethod.values()),
                one -> texts.getString("sharing." + one));
        model.early.addListener((_, _, _) -> fits());
        fits();
    }

    /// Shows the terms the model was filled from.
    public void show() {
        FundTerms before = model.before();
        if (before != null) {
            minimum.currencyProperty().set(before.currency());
            minimum.setMoney(model.minimum.get());
        }
        fits();
    }

    /// Puts the refusals beside the fields.
    public Faults named(Faults faults) {
        return faults.at("effectiveFrom", fromFault)
                .at("monthlyRate", rateFault)
                .at("performanceShareRate", rateFault)
                .at("minimumInvestment", minimumFault)
                .at("incubationMonths", incubationFault)
                .at("earningMonths", earningFault)
                .at("payoutIntervalMonths", intervalFault)
                .at("dateConvention", conventionFault)
                .at("penaltyRate", penaltyFault)
                .at("noticeDays", noticeFault)
                .at("shareMethod", shareMethodFault)
                .at("principalAtRisk", atRiskFault);
    }

    private void fits() {
        FundTerms before = model.before();
        boolean shares = before != null && before.sharesPerformance();
        rateName.setText(texts.getString(shares ? "rate.share" : "rate.month"));
        visible(fromField, ofFund);
        visible(minimumField, ofFund && (before == null || before.minimumInvestment() != null));
        visible(open, ofFund);
        visible(sharingField, shares && ofFund);
        visible(atRisk, shares);
        visible(penaltyFields, model.early.get() == EarlyRedemptionPolicy.PENALTY);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
