package fidus.desktop.fees;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.fees.CountedDays;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeTiming;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.fees.Settlement;
import fidus.fees.runs.RunnableTerms;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.math.RoundingMode;
import java.util.List;
import java.util.ResourceBundle;

/// The fields of a fee agreement, in the sheet of a new mandate and of a change. A term that does
/// not apply to what is chosen is not shown, and a line says why.
public final class AgreementForm extends VBox {
    private final AgreementModel model;
    private final ResourceBundle texts;

    @FXML private VBox conventionField;
    @FXML private ComboBox<FeeConvention> convention;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private ComboBox<PerformanceBasis> basis;
    @FXML private ComboBox<Crystallisation> crystallisation;
    @FXML private Label crystallisationFault;
    @FXML private ComboBox<MarkRule> markRule;
    @FXML private Label markRuleFault;
    @FXML private ComboBox<MarkLevel> markLevel;
    @FXML private Label markLevelFault;
    @FXML private ComboBox<HurdleKind> hurdle;
    @FXML private Label hurdleFault;
    @FXML private Label hurdleNone;
    @FXML private VBox hurdleFields;
    @FXML private ComboBox<HurdleBase> hurdleBase;
    @FXML private Label hurdleRateName;
    @FXML private TextField hurdleRate;
    @FXML private Label hurdleRateFault;
    @FXML private VBox stretchField;
    @FXML private ComboBox<HurdleStretch> hurdleStretch;
    @FXML private Label hurdleStretchFault;
    @FXML private VBox hurdleDaysField;
    @FXML private ComboBox<DayCount> hurdleDayCount;
    @FXML private VBox catchUpField;
    @FXML private TextField catchUp;
    @FXML private Label catchUpFault;
    @FXML private TextField managementRate;
    @FXML private Label managementRateFault;
    @FXML private Label managementNone;
    @FXML private VBox managementFields;
    @FXML private ComboBox<ManagementFeeBase> managementBase;
    @FXML private ComboBox<DayCount> dayCount;
    @FXML private Label dayCountFault;
    @FXML private ComboBox<CountedDays> countedDays;
    @FXML private Label countedDaysFault;
    @FXML private ComboBox<FeeTiming> timing;
    @FXML private Label timingFault;
    @FXML private ComboBox<FeePayment> payment;
    @FXML private Label paymentFault;
    @FXML private ComboBox<RoundingMode> rounding;
    @FXML private ComboBox<Integer> decimals;
    @FXML private Label roundingFault;
    @FXML private ComboBox<Settlement> settlement;
    @FXML private Label lasting;

    /// @param changes whether it changes a mandate whose marks go on: then what a mark depends on
    ///   stays
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AgreementForm(AgreementModel model, boolean changes) {
        this.model = model;
        texts = Fxml.load(this);
        typed();
        performance();
        management();
        markLevel.setDisable(changes);
        payment.setDisable(changes);
        visible(lasting, changes);
        visible(conventionField, !changes);
        model.hurdle.addListener((_, _, _) -> fits());
        model.hurdleBase.addListener((_, _, _) -> fits());
        model.managementRate.addListener((_, _, _) -> fits());
        fits();
    }

    /// Puts the refusals beside the fields.
    Faults named(Faults faults) {
        return faults.at("performanceFeeRate", rateFault)
                .at("crystallisation", crystallisationFault)
                .at("markRule", markRuleFault)
                .at("markLevel", markLevelFault)
                .at("hurdle", hurdleFault)
                .at("hurdleBase", hurdleFault)
                .at("hurdleDayCount", hurdleFault)
                .at("hurdleRate", hurdleRateFault)
                .at("hurdleStretch", hurdleStretchFault)
                .at("catchUpShare", catchUpFault)
                .at("managementFeeRate", managementRateFault)
                .at("managementFeeBase", dayCountFault)
                .at("dayCount", dayCountFault)
                .at("countedDays", countedDaysFault)
                .at("timing", timingFault)
                .at("payment", paymentFault)
                .at("rounding", roundingFault);
    }

    private void typed() {
        rate.textProperty().bindBidirectional(model.rate);
        hurdleRate.textProperty().bindBidirectional(model.hurdleRate);
        catchUp.textProperty().bindBidirectional(model.catchUp);
        managementRate.textProperty().bindBidirectional(model.managementRate);
    }

    private void performance() {
        choice(convention, model.convention, RunnableTerms.CONVENTIONS);
        choice(basis, model.basis, List.of(PerformanceBasis.values()));
        choice(crystallisation, model.crystallisation, RunnableTerms.CRYSTALLISATIONS);
        choice(markRule, model.markRule, List.of(MarkRule.values()));
        choice(markLevel, model.markLevel, RunnableTerms.MARK_LEVELS);
        choice(hurdle, model.hurdle, List.of(HurdleKind.values()));
        choice(hurdleBase, model.hurdleBase, RunnableTerms.HURDLE_BASES);
        choice(hurdleStretch, model.hurdleStretch, List.of(HurdleStretch.values()));
        Choice.bind(
                hurdleDayCount,
                model.hurdleDayCount,
                RunnableTerms.HURDLE_DAY_COUNTS,
                DayCount::name);
    }

    private void management() {
        choice(managementBase, model.managementBase, RunnableTerms.MANAGEMENT_BASES);
        Choice.bind(dayCount, model.dayCount, RunnableTerms.MANAGEMENT_DAY_COUNTS, DayCount::name);
        choice(countedDays, model.countedDays, List.of(CountedDays.values()));
        choice(timing, model.timing, List.of(FeeTiming.values()));
        choice(payment, model.payment, RunnableTerms.PAYMENTS);
        choice(rounding, model.rounding, List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN));
        Choice.bind(decimals, model.decimals, List.of(0, 1, 2, 3), String::valueOf);
        choice(settlement, model.settlement, List.of(Settlement.values()));
    }

    private static <E extends Enum<E>> void choice(
            ComboBox<E> box, ObjectProperty<E> value, List<E> all) {
        Choice.bind(box, value, all, Words::of);
    }

    private void fits() {
        boolean over = model.hasHurdle();
        boolean sum = model.isSum();
        visible(hurdleFields, over);
        visible(hurdleNone, !over);
        hurdleRateName.setText(texts.getString(sum ? "hurdleSum" : "hurdleRate"));
        visible(stretchField, !sum);
        visible(hurdleDaysField, model.hurdleBase.get() == HurdleBase.ALLOCATION);
        visible(catchUpField, model.hurdle.get() == HurdleKind.CATCH_UP);
        boolean managed = model.hasManagementFee();
        visible(managementFields, managed);
        visible(managementNone, !managed);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
