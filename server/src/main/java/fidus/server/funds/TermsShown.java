package fidus.server.funds;

import fidus.approvals.Shown;
import fidus.funds.FundTerms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What the second person is shown of terms: every field, and what it was before where it changes.
final class TermsShown {
    private record Field(String label, Function<FundTerms, Object> of) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field("Effective from", FundTerms::effectiveFrom),
                    new Field("Currency", FundTerms::currency),
                    new Field("Monthly rate", terms -> terms.monthlyRate().toPlainString()),
                    new Field(
                            "Performance share rate",
                            terms -> Objects.requireNonNullElse(terms.performanceShareRate(), "–")),
                    new Field(
                            "Minimum investment",
                            terms -> Objects.requireNonNullElse(terms.minimumInvestment(), "–")),
                    new Field("Incubation months", FundTerms::incubationMonths),
                    new Field("Earning months", FundTerms::earningMonths),
                    new Field("Payout interval in months", FundTerms::payoutIntervalMonths),
                    new Field("Date convention", FundTerms::dateConvention),
                    new Field("Rounding rule", FundTerms::roundingRule),
                    new Field("Early redemption", FundTerms::earlyRedemptionPolicy),
                    new Field(
                            "Penalty rate",
                            terms -> Objects.requireNonNullElse(terms.penaltyRate(), "–")),
                    new Field(
                            "Notice days",
                            terms -> Objects.requireNonNullElse(terms.noticeDays(), "–")),
                    new Field("Payouts are requested by", FundTerms::payoutRequestMode),
                    new Field(
                            "Performance shared by",
                            terms -> terms.sharesPerformance() ? terms.sharing() : "–"),
                    new Field("Principal at risk", FundTerms::principalAtRisk),
                    new Field("Open to new clients", FundTerms::openToNewClients));

    private TermsShown() {}

    static List<Shown> lines(FundTerms before, FundTerms after, String reason) {
        var shown = new ArrayList<Shown>();
        for (Field field : FIELDS) {
            String was = field.of.apply(before).toString();
            String is = field.of.apply(after).toString();
            shown.add(new Shown(field.label, was.equals(is) ? is : was + " → " + is));
        }
        shown.add(new Shown("Reason", reason.strip()));
        return List.copyOf(shown);
    }
}
