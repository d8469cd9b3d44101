package fidus.server.close;

import fidus.close.CarriedItem;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.payments.Payable;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What was due by the end of a month and is not paid: what is approved for payment, and payouts
/// that nobody asked for yet or whose request waits.
final class Unpaid {
    private Unpaid() {}

    static List<CarriedItem> by(Unit unit, Closes.Ground ground, LocalDate last) {
        var items = new ArrayList<CarriedItem>();
        ground.payments().open(unit).stream()
                .filter(payable -> !payable.dueOn().isAfter(last))
                .map(Unpaid::approved)
                .forEach(items::add);
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (book.isInBooks(last)) {
                                waiting(book, last, items);
                            }
                        });
        return List.copyOf(items);
    }

    private static CarriedItem approved(Payable payable) {
        return new CarriedItem(
                payable.item(),
                payable.partyName(),
                payable.text(),
                payable.dueOn(),
                payable.payableAmount());
    }

    private static void waiting(ContractBook book, LocalDate last, List<CarriedItem> items) {
        for (PayoutRow row : book.schedule().on(last).rows()) {
            boolean waits =
                    row.payoutState() == PayoutState.AVAILABLE
                            || row.payoutState() == PayoutState.REQUESTED;
            if (waits && row.unpaid() && !row.dueOn().isAfter(last)) {
                items.add(
                        new CarriedItem(
                                "payout/"
                                        + book.id().value()
                                        + "."
                                        + row.payoutKind()
                                        + "."
                                        + row.sequence(),
                                book.clientName(),
                                row.ref() + " of contract " + book.number(),
                                row.dueOn(),
                                row.payoutAmount()));
            }
        }
    }
}
