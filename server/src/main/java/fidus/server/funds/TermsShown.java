package fidus.server.funds;

import fidus.approvals.Shown;
import fidus.funds.FundTerms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What the second person is shown of terms: what each field is, and what it was before where it
/// changes.
public final class TermsShown {
    private record Field(String label, Function<FundTerms, Object> of) {
        String of(FundTerms terms) {
            return of.apply(terms).toString();
        }

        Shown line(FundTerms before, FundTerms after) {
            String was = of(before);
            String is = of(after);
            return new Shown(label, was.equals(is) ? is : was + " → " + is);
        }
    }

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
            shown.add(field.line(before, after));
        }
        shown.add(new Shown("Reason", reason.strip()));
        return List.copyOf(shown);
    }

    /// The fields that change, and no other.
    public static List<Shown> changes(FundTerms before, FundTerms after) {
        return FIELDS.stream()
                .filter(field -> !field.of(before).equals(field.of(after)))
                .map(field -> field.line(before, after))
                .toList();
    }
}
