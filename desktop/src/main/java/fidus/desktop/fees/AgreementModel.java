package fidus.desktop.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.fees.CountedDays;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeRounding;
import fidus.fees.FeeTiming;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.fees.PerformanceFeeTerms;
import fidus.fees.Settlement;
import fidus.fees.runs.RunnableTerms;
import fidus.money.Currency;
import fidus.money.Decimals;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/// Every term of a fee agreement while it is chosen: a preset fills the fields, and each of them
/// can be changed after that.
public final class AgreementModel {
    public final ObjectProperty<FeeConvention> convention =
            new SimpleObjectProperty<>(FeeConvention.HOUSE);
    public final StringProperty rate = new SimpleStringProperty("20");
    public final ObjectProperty<PerformanceBasis> basis =
            new SimpleObjectProperty<>(PerformanceBasis.BEFORE_MANAGEMENT_FEE);
    public final ObjectProperty<Crystallisation> crystallisation =
            new SimpleObjectProperty<>(Crystallisation.MONTHLY);
    public final ObjectProperty<MarkRule> markRule =
            new SimpleObjectProperty<>(MarkRule.GROSS_OF_FEE);
    public final ObjectProperty<MarkLevel> markLevel =
            new SimpleObjectProperty<>(MarkLevel.MANDATE);
    public final ObjectProperty<HurdleKind> hurdle = new SimpleObjectProperty<>(HurdleKind.NONE);
    public final ObjectProperty<HurdleBase> hurdleBase =
            new SimpleObjectProperty<>(HurdleBase.ALLOCATION);
    public final StringProperty hurdleRate = new SimpleStringProperty("0");
    public final ObjectProperty<HurdleStretch> hurdleStretch =
            new SimpleObjectProperty<>(HurdleStretch.SINCE_LAST_FEE);
    public final ObjectProperty<DayCount> hurdleDayCount =
            new SimpleObjectProperty<>(DayCount.ACT_365F);
    public final StringProperty catchUp = new SimpleStringProperty("100");
    public final StringProperty managementRate = new SimpleStringProperty("0");
    public final ObjectProperty<ManagementFeeBase> managementBase =
            new SimpleObjectProperty<>(ManagementFeeBase.AVERAGE_DAILY_ALLOCATION);
    public final ObjectProperty<DayCount> dayCount = new SimpleObjectProperty<>(DayCount.ACT_365F);
    public final ObjectProperty<CountedDays> countedDays =
            new SimpleObjectProperty<>(CountedDays.ALL);
    public final ObjectProperty<FeeTiming> timing =
            new SimpleObjectProperty<>(FeeTiming.IN_ARREARS);
    public final ObjectProperty<FeePayment> payment =
            new SimpleObjectProperty<>(FeePayment.OUTSIDE);
    public final ObjectProperty<RoundingMode> rounding =
            new SimpleObjectProperty<>(RoundingMode.HALF_UP);
    public final ObjectProperty<Integer> decimals = new SimpleObjectProperty<>(2);
    public final ObjectProperty<Settlement> settlement =
            new SimpleObjectProperty<>(Settlement.HOUSE);

    public AgreementModel() {
        convention.addListener((_, _, now) -> preset(now));
        markRule.addListener(
                (_, _, now) -> {
                    if (now == MarkRule.NO_MARK) {
                        hurdleStretch.set(HurdleStretch.PERIOD_ONLY);
                    }
                });
    }

    /// Shows the terms of an agreement that stands.
    public void fill(FeeAgreement agreement) {
        rate.set(Percent.typed(agreement.performance().rate()));
        managementRate.set(Percent.typed(agreement.management().rate()));
        apart(agreement);
    }

    /// What a preset says; the two rates are the manager's and stay.
    private void preset(FeeConvention now) {
        apart(now.agreement(BigDecimal.ZERO, Currency.USD));
    }

    private void apart(FeeAgreement agreement) {
        PerformanceFeeTerms fee = agreement.performance();
        basis.set(fee.basis());
        crystallisation.set(fee.crystallisation());
        markRule.set(fee.markRule());
        markLevel.set(agreement.markLevel());
        Hurdle wanted = fee.hurdle();
        hurdle.set(wanted.kind());
        hurdleBase.set(wanted.base());
        hurdleStretch.set(wanted.stretch());
        hurdleDayCount.set(wanted.dayCount());
        hurdleRate.set(
                wanted.base() == HurdleBase.FIXED_AMOUNT
                        ? wanted.rate().toPlainString()
                        : Percent.typed(wanted.rate()));
        if (wanted.kind() == HurdleKind.CATCH_UP) {
            catchUp.set(Percent.typed(wanted.catchUpShare()));
        }
        ManagementFeeTerms management = agreement.management();
        managementBase.set(management.base());
        dayCount.set(management.dayCount());
        countedDays.set(management.countedDays());
        timing.set(management.timing());
        payment.set(agreement.payment());
        rounding.set(agreement.rounding().mode());
        decimals.set(agreement.rounding().decimals());
        settlement.set(agreement.settlement());
    }

    /// Runs when any term is chosen or typed otherwise.
    void whenChanged(Runnable then) {
        for (Property<?> each :
                List.of(
                        rate,
                        basis,
                        crystallisation,
                        markRule,
                        markLevel,
                        hurdle,
                        hurdleBase,
                        hurdleRate,
                        hurdleStretch,
                        hurdleDayCount,
                        catchUp,
                        managementRate,
                        managementBase,
                        dayCount,
                        countedDays,
                        timing,
                        payment,
                        rounding,
                        decimals,
                        settlement)) {
            each.addListener((_, _, _) -> then.run());
        }
    }

    public boolean hasHurdle() {
        return hurdle.get() != HurdleKind.NONE;
    }

    public boolean isSum() {
        return hurdleBase.get() == HurdleBase.FIXED_AMOUNT;
    }

    /// Whether a management fee is typed; what is no number is taken for one until it is mended.
    public boolean hasManagementFee() {
        try {
            return Percent.parse(managementRate.get()).signum() > 0;
        } catch (Refused _) {
            return true;
        }
    }

    /// The agreement as it is chosen, null when a field is wrong.
    ///
    /// @param faults gets what is wrong, each beside its field
    public @Nullable FeeAgreement agreement(Currency currency, List<Problem.Field> faults) {
        int before = faults.size();
        BigDecimal fee = percent("performanceFeeRate", rate, faults);
        BigDecimal management = percent("managementFeeRate", managementRate, faults);
        BigDecimal over = hasHurdle() ? hurdleRate(currency, faults) : BigDecimal.ZERO;
        boolean catches = hurdle.get() == HurdleKind.CATCH_UP;
        BigDecimal share = catches ? percent("catchUpShare", catchUp, faults) : BigDecimal.ZERO;
        if (faults.size() > before) {
            return null;
        }
        try {
            FeeAgreement agreement =
                    new FeeAgreement(
                            currency,
                            management(management),
                            performance(fee, over, share),
                            markLevel.get(),
                            payment.get(),
                            new FeeRounding(rounding.get(), decimals.get()),
                            settlement.get());
            RunnableTerms.check(agreement);
            return agreement;
        } catch (Refused refused) {
            Problem why = refused.problem();
            faults.addAll(
                    why.fields().isEmpty()
                            ? List.of(new Problem.Field("agreement", why.message()))
                            : why.fields());
            return null;
        }
    }

    private ManagementFeeTerms management(BigDecimal rateAYear) {
        return rateAYear.signum() == 0
                ? ManagementFeeTerms.NONE
                : new ManagementFeeTerms(
                        rateAYear,
                        managementBase.get(),
                        dayCount.get(),
                        countedDays.get(),
                        timing.get());
    }

    private PerformanceFeeTerms performance(BigDecimal fee, BigDecimal over, BigDecimal share) {
        return new PerformanceFeeTerms(
                fee,
                basis.get(),
                hasHurdle()
                        ? new Hurdle(
                                hurdle.get(),
                                hurdleBase.get(),
                                hurdleStretch.get(),
                                over,
                                hurdleDayCount.get(),
                                share)
                        : Hurdle.NONE,
                markRule.get(),
                crystallisation.get());
    }

    private BigDecimal hurdleRate(Currency currency, List<Problem.Field> faults) {
        if (!isSum()) {
            return percent("hurdleRate", hurdleRate, faults);
        }
        try {
            BigDecimal sum = Decimals.parse(hurdleRate.get().strip());
            if (sum.signum() > 0 && sum.stripTrailingZeros().scale() <= currency.scale()) {
                return sum;
            }
        } catch (Refused _) {
            // said below
        }
        faults.add(new Problem.Field("hurdleRate", "A sum above zero, such as 1000.00."));
        return BigDecimal.ZERO;
    }

    private static BigDecimal percent(
            String field, StringProperty typed, List<Problem.Field> faults) {
        try {
            return Percent.parse(Objects.requireNonNullElse(typed.get(), ""));
        } catch (Refused refused) {
            faults.add(new Problem.Field(field, refused.problem().message()));
            return BigDecimal.ZERO;
        }
    }
}
