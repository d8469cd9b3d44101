package fidus.server.fees;

import fidus.approvals.Shown;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.AgreedTerms;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A mandate line by line, every parameter of its agreement said.
final class MandateShown {
    private MandateShown() {}

    /// @param before the mandate as it stands; absent for a new one
    static List<Shown> lines(ManagerCard manager, @Nullable Mandate before, Mandates.Wanted to) {
        Mandate mandate = to.mandate();
        var lines = new ArrayList<Shown>();
        lines.add(new Shown("Manager", manager.name()));
        lines.add(new Shown("Fund", mandate.fund()));
        lines.add(new Shown("First day", mandate.startOn().toString()));
        lines.add(
                new Shown(
                        "Last day", mandate.endOn() == null ? "open" : mandate.endOn().toString()));
        mandate.accounts().forEach(one -> lines.add(account(one)));
        if (before != null && mandate.agreements().size() > before.agreements().size()) {
            changes(before.agreements().getLast(), mandate.agreements().getLast(), lines);
        }
        for (AgreedFrom agreed : mandate.agreements()) {
            lines.add(new Shown("Agreement from", agreed.from().toString()));
            AgreedTerms.of(agreed.agreement())
                    .forEach(term -> lines.add(new Shown(term.name(), term.value())));
        }
        lines.add(
                new Shown(
                        "Marks carried from",
                        mandate.carryFrom() == null
                                ? "nothing: they start at zero"
                                : Mandates.subject(mandate.carryFrom())));
        lines.add(new Shown("Reason", to.reason()));
        return lines;
    }

    /// First of all what is new, so that it need not be found between what stays.
    private static void changes(AgreedFrom before, AgreedFrom after, List<Shown> lines) {
        for (AgreedTerms.Change one : AgreedTerms.changes(before.agreement(), after.agreement())) {
            lines.add(
                    new Shown(
                            "Changed from " + after.from() + ": " + one.name(),
                            one.before() + " → " + one.after()));
        }
    }

    private static Shown account(MandateAccount one) {
        return new Shown(
                "Account " + one.account(),
                "from " + one.from() + (one.until() == null ? "" : " until " + one.until()));
    }
}
