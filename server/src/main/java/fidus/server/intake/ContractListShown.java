package fidus.server.intake;

import fidus.approvals.Shown;
import fidus.intake.ContractListCard;
import fidus.intake.OpeningSum;
import fidus.intake.Standing;
import fidus.investments.book.OwnTerms;
import fidus.server.investments.RunningContracts.Running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What another person sees of a list of contracts before deciding it.
final class ContractListShown {
    private static final int MOST_TERMS = 20;

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
        terms(shown, list);
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

    /// How many contracts have which terms that are not those of their fund; the most frequent
    /// first.
    private static void terms(List<Shown> shown, ContractList list) {
        var contracts = new TreeMap<String, Integer>();
        for (ContractList.Entry one : list.entries(Standing.NEW)) {
            Running running = one.running();
            OwnTerms own = running == null ? null : running.takeOver().terms();
            if (own != null) {
                contracts.merge(one.row().fund() + ", " + own.words(), 1, Integer::sum);
            }
        }
        contracts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_TERMS)
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                "Terms of their own, " + one.getKey(),
                                                "%,d contracts".formatted(one.getValue()))));
        if (contracts.size() > MOST_TERMS) {
            shown.add(
                    new Shown(
                            "Terms of their own, others",
                            "%,d kinds, named in the list"
                                    .formatted(contracts.size() - MOST_TERMS)));
        }
    }
}
