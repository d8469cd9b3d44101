package fidus.statements.partners;

import static fidus.statements.Figures.text;

import java.util.LinkedHashMap;
import java.util.Map;

/// Every figure of a partner's statement under a name of its own, in the order of the document.
final class PartnerFigures {
    private static final String BETWEEN = " · ";

    private final Map<String, String> all = new LinkedHashMap<>();

    private PartnerFigures() {}

    static Map<String, String> of(PartnerStatement statement) {
        var figures = new PartnerFigures();
        figures.put("Name", statement.partner().name());
        figures.put("Clients", Integer.toString(statement.clients()));
        statement.sections().forEach(figures::section);
        return figures.all;
    }

    private void section(PartnerSection section) {
        String name = section.currency().code() + BETWEEN;
        put(name + "sales", text(section.sales()));
        section.sums().forEach(one -> movements(name + one.earningKind(), one.movements()));
        movements(name + "Total", section.total());
        put(name + "accrued and not due", text(section.accrued()));
        put(name + "in the books", text(section.booked()));
        for (SoldContract one : section.contracts()) {
            put(
                    name + "Contract " + one.contractNumber() + BETWEEN + "principal",
                    text(one.principal()));
        }
        for (EarnedLine one : section.earned()) {
            put(
                    key(name, one.contractNumber(), one.earnedOn(), one.earningKind()) + "earned",
                    text(one.earnedAmount()) + " due " + one.dueOn());
        }
        for (PaidLine one : section.payments()) {
            put(
                    key(name, one.contractNumber(), one.earnedOn(), one.earningKind())
                            + (one.returned() ? "returned" : "paid"),
                    text(one.paidAmount()) + " on " + one.movedOn() + ", " + one.reference());
        }
        for (OpenLine one : section.open()) {
            put(
                    key(name, one.contractNumber(), one.earnedOn(), one.earningKind()) + "open",
                    text(one.openAmount()));
        }
    }

    private static String key(String name, long contract, String earnedOn, EarningKind kind) {
        return name + "Contract " + contract + BETWEEN + earnedOn + BETWEEN + kind + BETWEEN;
    }

    private void movements(String name, PartnerMovements movements) {
        put(name + BETWEEN + "opening", text(movements.opening()));
        put(name + BETWEEN + "earned", text(movements.earned()));
        put(name + BETWEEN + "paid", text(movements.paid()));
        put(name + BETWEEN + "returned", text(movements.returned()));
        put(name + BETWEEN + "closing", text(movements.closing()));
    }

    /// Several of one name are told apart by their number.
    private void put(String name, String value) {
        String free = name;
        for (int number = 2; all.containsKey(free); number++) {
            free = name + " " + number;
        }
        all.put(free, value);
    }
}
