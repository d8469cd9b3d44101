package fidus.desktop.funds;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.funds.DateConvention;
import fidus.funds.EarlyRedemptionPolicy;
import fidus.funds.FundTerms;
import fidus.funds.PayoutRequestMode;
import fidus.funds.RoundingRule;
import fidus.funds.ShareMethod;
import fidus.funds.TermsDraft;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The conditions of a fund or of one contract while they are typed. Rates are typed as
/// percentages.
public final class TermsModel {
    private static final int MOST_DIGITS = 4;

    private @Nullable FundTerms before;
    private Runnable changed = () -> {};
    private boolean filling;

    public final ObjectProperty<@Nullable LocalDate> effectiveFrom = new SimpleObjectProperty<>();

    /// Of the interest per month or, where the performance is shared, of the client's share.
    public final StringProperty rate = new SimpleStringProperty("");

    public final ObjectProperty<@Nullable Money> minimum = new SimpleObjectProperty<>();
    public final StringProperty minimumFault = new SimpleStringProperty("");
    public final StringProperty incubation = new SimpleStringProperty("");
    public final StringProperty earning = new SimpleStringProperty("");
    public final StringProperty interval = new SimpleStringProperty("");
    public final ObjectProperty<DateConvention> convention =
            new SimpleObjectProperty<>(DateConvention.CALENDAR_MONTHS);
    public final ObjectProperty<RoundingRule> rounding =
            new SimpleObjectProperty<>(RoundingRule.RESIDUAL_LAST);
    public final ObjectProperty<EarlyRedemptionPolicy> early =
            new SimpleObjectProperty<>(EarlyRedemptionPolicy.FORBIDDEN);
    public final StringProperty penalty = new SimpleStringProperty("");
    public final StringProperty notice = new SimpleStringProperty("");
    public final ObjectProperty<PayoutRequestMode> requestMode =
            new SimpleObjectProperty<>(PayoutRequestMode.CLIENT_REQUEST);

    /// How performance is shared among those who came at different times.
    public final ObjectProperty<ShareMethod> shareMethod =
            new SimpleObjectProperty<>(ShareMethod.CONTRACT_MARK);

    public final BooleanProperty atRisk = new SimpleBooleanProperty();
    public final BooleanProperty open = new SimpleBooleanProperty();

    public TermsModel() {
        for (ObservableValue<?> one :
                List.of(
                        effectiveFrom,
                        rate,
                        minimum,
                        minimumFault,
                        incubation,
                        earning,
                        interval,
                        convention,
                        rounding,
                        early,
                        penalty,
                        notice,
                        requestMode,
                        shareMethod,
                        atRisk,
                        open)) {
            one.addListener((_, _, _) -> tell());
        }
    }

    /// Called after each change by a person.
    public void whenChanged(Runnable then) {
        changed = then;
    }

    /// What is changed, null before the first.
    public @Nullable FundTerms before() {
        return before;
    }

    /// Fills the fields.
    public void from(FundTerms terms) {
        filling = true;
        before = terms;
        effectiveFrom.set(terms.effectiveFrom());
        BigDecimal share = terms.performanceShareRate();
        rate.set(Percent.typed(share == null ? terms.monthlyRate() : share));
        minimum.set(terms.minimumInvestment());
        incubation.set(Integer.toString(terms.incubationMonths()));
        earning.set(Integer.toString(terms.earningMonths()));
        interval.set(Integer.toString(terms.payoutIntervalMonths()));
        convention.set(terms.dateConvention());
        rounding.set(terms.roundingRule());
        early.set(terms.earlyRedemptionPolicy());
        BigDecimal kept = terms.penaltyRate();
        Integer days = terms.noticeDays();
        penalty.set(kept == null ? "" : Percent.typed(kept));
        notice.set(days == null ? "" : days.toString());
        requestMode.set(terms.payoutRequestMode());
        shareMethod.set(terms.sharing());
        atRisk.set(terms.principalAtRisk());
        open.set(terms.openToNewClients());
        filling = false;
        tell();
    }

    /// The terms as typed, and what is wrong with them by field.
    ///
    /// @return null when something is wrong
    public @Nullable FundTerms read(List<Problem.Field> faults) {
        FundTerms old = before;
        if (old == null) {
            return null;
        }
        int known = faults.size();
        TermsDraft draft = old.change();
        LocalDate from = effectiveFrom.get();
        if (from == null) {
            faults.add(new Problem.Field("effectiveFrom", "A day such as 2026-11-21."));
        } else {
            draft.version(old.termsVersion(), from);
        }
        rates(draft, old, faults);
        draft.months(
                months("incubationMonths", incubation, faults),
                months("earningMonths", earning, faults),
                months("payoutIntervalMonths", interval, faults));
        Money least = minimum.get();
        if (least != null) {
            draft.minimumInvestment(least);
        } else if (old.minimumInvestment() != null) {
            faults.add(
                    new Problem.Field(
                            "minimumInvestment",
                            minimumFault.get().isEmpty()
                                    ? "A sum above zero."
                                    : minimumFault.get()));
        }
        draft.dateConvention(convention.get())
                .roundingRule(rounding.get())
                .payoutRequestMode(requestMode.get())
                .principalAtRisk(atRisk.get())
                .openToNewClients(open.get());
        if (old.sharesPerformance() && shareMethod.get() != old.sharing()) {
            draft.shareMethod(shareMethod.get());
        }
        early(draft, faults);
        return faults.size() > known ? null : checked(draft.terms(), faults);
    }

    private void rates(TermsDraft draft, FundTerms old, List<Problem.Field> faults) {
        BigDecimal typed =
                percent(
                        old.sharesPerformance() ? "performanceShareRate" : "monthlyRate",
                        rate,
                        faults);
        if (typed != null && old.sharesPerformance()) {
            draft.performanceShareRate(typed);
        } else if (typed != null) {
            draft.monthlyRate(typed);
        }
    }

    private void early(TermsDraft draft, List<Problem.Field> faults) {
        if (early.get() == EarlyRedemptionPolicy.FORBIDDEN) {
            draft.withoutEarlyRedemption();
            return;
        }
        BigDecimal kept = percent("penaltyRate", penalty, faults);
        int days = months("noticeDays", notice, faults);
        if (kept != null) {
            draft.earlyRedemption(kept, days);
        }
    }

    private static @Nullable FundTerms checked(FundTerms terms, List<Problem.Field> faults) {
        try {
            return terms.checked();
        } catch (Refused e) {
            faults.addAll(e.problem().fields());
            return null;
        }
    }

    private static @Nullable BigDecimal percent(
            String field, StringProperty text, List<Problem.Field> faults) {
        try {
            return Percent.parse(text.get());
        } catch (Refused e) {
            faults.add(new Problem.Field(field, e.problem().message()));
            return null;
        }
    }

    private static int months(String field, StringProperty text, List<Problem.Field> faults) {
        String typed = text.get().strip();
        if (!typed.matches("\\d{1," + MOST_DIGITS + "}")) {
            faults.add(new Problem.Field(field, "A whole number."));
            return 0;
        }
        return Integer.parseInt(typed);
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }
}
