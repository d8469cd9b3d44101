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
        Hurdle hurdle = performance.hurdle();
        return List.of(
                new Shown("Currency", agreement.currency().toString()),
                new Shown("Performance fee rate", performance.rate().toPlainString()),
                new Shown("Measured", performance.basis().name()),
                new Shown(
                        "Hurdle",
                        hurdle.kind()
                                + (hurdle.kind() == HurdleKind.NONE
                                        ? ""
                                        : " "
                                                + hurdle.rate().toPlainString()
                                                + " on "
                                                + hurdle.base()
                                                + ", "
                                                + hurdle.stretch()
                                                + ", "
                                                + hurdle.dayCount()
                                                + ", catch-up "
                                                + hurdle.catchUpShare().toPlainString())),
                new Shown(
                        "High-water mark",
                        performance.markRule() + " per " + agreement.markLevel()),
                new Shown("Crystallises", performance.crystallisation().name()),
                new Shown(
                        "Management fee",
                        management.rate().toPlainString()
                                + " a year on "
                                + management.base()
                                + ", "
                                + management.dayCount()
                                + ", "
                                + management.countedDays()
                                + ", "
                                + management.timing()),
                new Shown("Paid", agreement.payment().name()),
                new Shown(
                        "Rounded",
                        agreement.rounding().mode()
                                + " to "
                                + agreement.rounding().decimals()
                                + " decimals"),
                new Shown("Settled by", agreement.settlement().name()));
    }
}
