package fidus.fees.runs;

import fidus.fees.FeeAgreement;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.PerformanceFeeTerms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Every parameter of a fee agreement said, in one order, so that two agreements can be laid side
/// by side.
public final class AgreedTerms {
    private final FeeAgreement agreement;
    private final List<AgreedTerm> terms = new ArrayList<>();

    private AgreedTerms(FeeAgreement agreement) {
        this.agreement = agreement;
    }

    /// A term that two agreements say differently.
    public record Change(String field, String name, String before, String after) {
        @Override
        public String toString() {
            return name + ": " + before + " → " + after;
        }
    }

    /// Always the same terms in the same order.
    public static List<AgreedTerm> of(FeeAgreement agreement) {
        var said = new AgreedTerms(agreement);
        said.say("currency", "Currency", agreement.currency().toString());
        said.performance(agreement.performance());
        said.hurdle(agreement.performance().hurdle());
        said.management(agreement.management());
        said.say("payment", "Paid", words(agreement.payment()));
        said.say(
                "rounding",
                "Rounded",
                words(agreement.rounding().mode())
                        + " to "
                        + agreement.rounding().decimals()
                        + " decimals");
        said.say("settlement", "Collected by", words(agreement.settlement()));
        return List.copyOf(said.terms);
    }

    /// What differs, in the order of the terms; a term that matters to neither is no difference.
    public static List<Change> changes(FeeAgreement before, FeeAgreement after) {
        List<AgreedTerm> old = of(before);
        List<AgreedTerm> now = of(after);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            AgreedTerm was = old.get(i);
            AgreedTerm is = now.get(i);
            if (!was.value().equals(is.value())) {
                changes.add(new Change(is.field(), is.name(), was.value(), is.value()));
            }
        }
        return changes;
    }

    private void performance(PerformanceFeeTerms terms) {
        say("performanceFeeRate", "Performance fee", percent(terms.rate()));
        say("basis", "Gain measured", words(terms.basis()));
        say("crystallisation", "Due", words(terms.crystallisation()));
        say("markRule", "High-water mark", words(terms.markRule()));
        say("markLevel", "Mark and netting per", words(agreement.markLevel()));
    }

    private void hurdle(Hurdle hurdle) {
        boolean none = hurdle.kind() == HurdleKind.NONE;
        boolean sum = hurdle.base() == HurdleBase.FIXED_AMOUNT;
        String no = "there is no hurdle";
        say("hurdleKind", "Hurdle", words(hurdle.kind()));
        sayIf(!none, "hurdleBase", "Hurdle on", words(hurdle.base()), no);
        String rate =
                sum
                        ? hurdle.rate().toPlainString() + " " + agreement.currency() + " a period"
                        : percent(hurdle.rate()) + " a year";
        sayIf(!none, "hurdleRate", "Hurdle rate", rate, no);
        String why = none ? no : "the hurdle is a sum per period";
        sayIf(!none && !sum, "hurdleStretch", "Hurdle grows", words(hurdle.stretch()), why);
        boolean counted = !none && hurdle.base() == HurdleBase.ALLOCATION;
        sayIf(
                counted,
                "hurdleDayCount",
                "Hurdle's day count",
                hurdle.dayCount().name(),
                none || sum ? why : "it grows by day ÷ 365");
        sayIf(
                hurdle.kind() == HurdleKind.CATCH_UP,
                "catchUpShare",
                "Catch-up share",
                percent(hurdle.catchUpShare()),
                none ? no : "the hurdle has no catch-up");
    }

    private void management(ManagementFeeTerms terms) {
        boolean any = terms.rate().signum() > 0;
        String none = "there is no management fee";
        say("managementFeeRate", "Management fee", percent(terms.rate()) + " a year");
        sayIf(any, "managementFeeBase", "Management fee on", words(terms.base()), none);
        sayIf(any, "dayCount", "Management fee's day count", terms.dayCount().name(), none);
        sayIf(any, "countedDays", "Days counted", words(terms.countedDays()), none);
        sayIf(any, "timing", "Management fee due", words(terms.timing()), none);
    }

    private void say(String field, String name, String value) {
        terms.add(new AgreedTerm(field, name, value, true));
    }

    private void sayIf(boolean applies, String field, String name, String value, String whyNot) {
        terms.add(new AgreedTerm(field, name, applies ? value : "– (" + whyNot + ")", applies));
    }

    private static String words(Enum<?> value) {
        return value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
