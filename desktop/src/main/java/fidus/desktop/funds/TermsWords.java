package fidus.desktop.funds;

import fidus.desktop.controls.Percent;
import fidus.desktop.controls.Words;
import fidus.funds.FundTerms;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Terms in words.
public final class TermsWords {
    private TermsWords() {}

    /// `1.5 % a month, paid every 3 months`, with the version.
    public static String brief(FundTerms terms) {
        return "v" + terms.termsVersion() + " · " + earns(terms);
    }

    /// What the client earns.
    static String earns(FundTerms terms) {
        BigDecimal share = terms.performanceShareRate();
        if (share != null) {
            return Percent.of(share) + " of performance";
        }
        if (terms.monthlyRate().signum() == 0) {
            return "–";
        }
        int every = terms.payoutIntervalMonths();
        return Percent.of(terms.monthlyRate())
                + " a month, paid "
                + (every == 1 ? "monthly" : "every " + every + " months");
    }

    /// Every condition by its name, in the order people read them.
    static Map<String, String> all(FundTerms terms) {
        var all = new LinkedHashMap<String, String>();
        all.put("Earns", earns(terms));
        Money minimum = terms.minimumInvestment();
        all.put("Minimum", minimum == null ? "–" : Words.money(minimum));
        all.put("Entry", terms.openToNewClients() ? "open" : "by invitation only");
        all.put("Incubation", months(terms.incubationMonths()));
        all.put("Earning", months(terms.earningMonths()));
        all.put("Dates by", Words.of(terms.dateConvention()));
        all.put("Rounding", Words.of(terms.roundingRule()));
        BigDecimal kept = terms.penaltyRate();
        all.put(
                "Early redemption",
                kept == null
                        ? "forbidden"
                        : Percent.of(kept) + " kept back, " + terms.noticeDays() + " days' notice");
        all.put("Payouts asked for", Words.of(terms.payoutRequestMode()));
        if (terms.sharesPerformance()) {
            all.put("Performance shared by", Words.of(terms.sharing()));
            all.put("Principal at risk", terms.principalAtRisk() ? "yes" : "no");
        }
        return all;
    }

    /// What one version changes about another, such as `Earns: 1.5 % … → 1.4 % …`; empty when
    /// nothing is changed.
    static String changes(FundTerms before, FundTerms after) {
        Map<String, String> old = all(before);
        return all(after).entrySet().stream()
                .filter(one -> !one.getValue().equals(old.get(one.getKey())))
                .map(
                        one ->
                                one.getKey()
                                        + ": "
                                        + old.getOrDefault(one.getKey(), "–")
                                        + " → "
                                        + one.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String months(int months) {
        return months == 1 ? "1 month" : months + " months";
    }
}
