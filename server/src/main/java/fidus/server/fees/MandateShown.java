package fidus.server.fees;

import fidus.approvals.Shown;
import fidus.fees.FeeAgreement;
import fidus.fees.Hurdle;
import fidus.fees.HurdleKind;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.PerformanceFeeTerms;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.Mandate;

import java.util.ArrayList;
import java.util.List;

/// A mandate line by line, every parameter of its agreement said.
final class MandateShown {
    private MandateShown() {}

    static List<Shown> lines(ManagerCard manager, Mandates.Wanted wanted) {
        Mandate mandate = wanted.mandate();
        var lines = new ArrayList<Shown>();
        lines.add(new Shown("Manager", manager.name()));
        lines.add(new Shown("Fund", mandate.fund()));
        lines.add(new Shown("First day", mandate.startOn().toString()));
        lines.add(
                new Shown(
                        "Last day", mandate.endOn() == null ? "open" : mandate.endOn().toString()));
        mandate.accounts()
                .forEach(
                        one ->
                                lines.add(
                                        new Shown(
                                                "Account " + one.account(),
                                                "from "
                                                        + one.from()
                                                        + (one.until() == null
                                                                ? ""
                                                                : " until " + one.until()))));
        mandate.agreements()
                .forEach(
                        agreed -> {
                            lines.add(new Shown("Agreement from", agreed.from().toString()));
                            lines.addAll(terms(agreed.agreement()));
                        });
        lines.add(
                new Shown(
                        "Marks carried from",
                        mandate.carryFrom() == null
                                ? "nothing: they start at zero"
                                : Mandates.subject(mandate.carryFrom())));
        lines.add(new Shown("Reason", wanted.reason()));
        return lines;
    }

    private static List<Shown> terms(FeeAgreement agreement) {
        ManagementFeeTerms management = agreement.management();
        PerformanceFeeTerms performance = agreement.performance();
        return List.of(
                new Shown("Currency", agreement.currency().toString()),
                new Shown("Performance fee rate", performance.rate().toPlainString()),
                new Shown("Measured", performance.basis().name()),
                new Shown("Hurdle", hurdle(performance.hurdle())),
                new Shown(
                        "High-water mark",
                        performance.markRule() + " per " + agreement.markLevel()),
                new Shown("Crystallises", performance.crystallisation().name()),
                new Shown("Management fee", management(management)),
                new Shown("Paid", agreement.payment().name()),
                new Shown(
                        "Rounded",
                        agreement.rounding().mode()
                                + " to "
                                + agreement.rounding().decimals()
                                + " decimals"),
                new Shown("Settled by", agreement.settlement().name()));
    }

    private static String hurdle(Hurdle hurdle) {
        return hurdle.kind() == HurdleKind.NONE
                ? HurdleKind.NONE.name()
                : String.join(
                        ", ",
                        hurdle.kind()
                                + " "
                                + hurdle.rate().toPlainString()
                                + " on "
                                + hurdle.base(),
                        hurdle.stretch().name(),
                        hurdle.dayCount().name(),
                        "catch-up " + hurdle.catchUpShare().toPlainString());
    }

    private static String management(ManagementFeeTerms terms) {
        return String.join(
                ", ",
                terms.rate().toPlainString() + " a year on " + terms.base(),
                terms.dayCount().name(),
                terms.countedDays().name(),
                terms.timing().name());
    }
}
