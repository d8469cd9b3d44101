package fidus.server.franchises;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.investments.InvestmentId;
import fidus.money.Money;
import fidus.payments.Booking;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Approved pools as items to be paid, the agent's part and the company's each by itself (E17).
public final class FranchisePayables implements Payables {
    /// The part of an item's name before the stroke.
    public static final String KIND = "pool";

    private final PoolDesk desk;

    FranchisePayables(PoolDesk desk) {
        this.desk = desk;
    }

    /// A part of one row of one contract.
    private record Named(InvestmentId contract, int sequence, PoolPart part) {
        static Named of(Payable item) {
            String[] words = item.item().substring(KIND.length() + 1).split("\\.", 3);
            return new Named(
                    new InvestmentId(UUID.fromString(words[0])),
                    Integer.parseInt(words[1]),
                    PoolPart.valueOf(words[2]));
        }
    }

    /// Named by contract, pool row and part.
    public static String item(InvestmentId contract, int sequence, PoolPart part) {
        return KIND + "/" + contract.value() + "." + sequence + "." + part;
    }

    @Override
    public List<Payable> open(Unit unit) {
        var open = new ArrayList<Payable>();
        for (FranchiseBook book : desk.books(unit)) {
            for (PoolLine line : book.lines()) {
                if (line.poolState() == PoolState.APPROVED) {
                    for (PoolPart part : PoolPart.values()) {
                        if (!line.paid().contains(part) && PoolDesk.sum(line, part).signum() > 0) {
                            open.add(payable(book, line, part));
                        }
                    }
                }
            }
        }
        return open;
    }

    @Override
    public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
        for (Payable item : items) {
            Named named = Named.of(item);
            FranchiseBook book = desk.book(unit, named.contract);
            PoolLine line = PoolDesk.line(book, named.sequence);
            if (line.poolState() != PoolState.APPROVED || line.paid().contains(named.part)) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE, item.text() + " is not to be paid any more.");
            }
            desk.replace(
                    unit,
                    by.maker().asking(by.checker().request()),
                    book,
                    line.paid(named.part),
                    "PAID_POOL");
        }
    }

    @Override
    public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
        for (Payable item : items) {
            Named named = Named.of(item);
            FranchiseBook book = desk.book(unit, named.contract);
            desk.replace(
                    unit,
                    by.maker().asking(by.checker().request()),
                    book,
                    PoolDesk.line(book, named.sequence).unpaid(named.part),
                    "BOUNCED_POOL");
        }
    }

    private static Payable payable(FranchiseBook book, PoolLine line, PoolPart part) {
        Money sum = PoolDesk.sum(line, part);
        boolean agent = part == PoolPart.AGENT;
        return new Payable(
                item(book.id(), line.row().sequence(), part),
                agent
                        ? "agent/" + book.agentId().value()
                        : "franchise/" + book.franchiseId().value(),
                agent ? book.agent() : book.franchise(),
                sum,
                line.row().dueOn(),
                "Pool " + line.row().sequence() + " of contract " + book.number(),
                new Booking("E17", PoolEntries.PAYABLE, PoolEntries.of(book)));
    }
}
