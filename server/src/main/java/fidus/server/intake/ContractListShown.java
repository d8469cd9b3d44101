package fidus.server.intake;

import fidus.approvals.Shown;
import fidus.intake.ContractListCard;
import fidus.intake.OpeningSum;
import fidus.intake.Standing;

import java.util.ArrayList;
import java.util.List;

/// What another person sees of a list of contracts before deciding it.
final class ContractListShown {
    private ContractListShown() {}

    static List<Shown> lines(ContractListCard card, ContractList list) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("File", card.fileName()));
        shown.add(new Shown("Contracts", "%,d".formatted(card.count())));
        shown.add(
                new Shown(
                        "Rows paid elsewhere",
                        "%,d"
                                .formatted(
                                        list.entries(Standing.NEW).stream()
                                                .mapToLong(one -> one.row().paid())
                                                .sum())));
        shown.add(new Shown("Taken over after", card.takenOverOn().toString()));
        for (OpeningSum sum : card.opens()) {
            shown.add(
                    new Shown(
                            "Opens on " + sum.account(),
                            (sum.sum().signum() < 0 ? "credit " : "debit ") + sum.sum().abs()));
        }
        int refused = list.entries(Standing.REFUSED).size();
        if (refused > 0) {
            shown.add(new Shown("Refused rows, not in the list", "%,d".formatted(refused)));
        }
        shown.add(new Shown("List", card.digest()));
        shown.add(new Shown("Reason", card.reason()));
        return List.copyOf(shown);
    }
}
