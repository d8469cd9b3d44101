package fidus.server.agents;

import fidus.agents.CommissionLine;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.payments.Booking;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Approved commissions as items to be paid (E14).
public final class CommissionPayables implements Payables {
    /// The part of an item's name before the stroke.
    public static final String KIND = "commission";

    private static final String PAYABLE = "2310";

    private final CommissionDesk desk;

    public CommissionPayables(CommissionDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Payable> open(Unit unit) {
        return desk.lines(unit).stream()
                .filter(line -> line.row().commissionState() == CommissionState.APPROVED)
                .map(CommissionPayables::payable)
                .toList();
    }

    @Override
    public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
        items.forEach(item -> move(unit, by, item, CommissionState.PAID));
    }

    @Override
    public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
        items.forEach(item -> move(unit, by, item, CommissionState.APPROVED));
    }

    private void move(Unit unit, Decided by, Payable item, CommissionState to) {
        Named named = Named.of(item.item());
        desk.move(
                unit, by.maker().asking(by.checker().request()), named.contract, named.payout, to);
    }

    /// The contract and the payout an item stands for.
    record Named(InvestmentId contract, PayoutRef payout) {
        static Named of(String item) {
            String[] words = item.substring(KIND.length() + 1).split("\\.", 3);
            return new Named(
                    new InvestmentId(UUID.fromString(words[0])),
                    new PayoutRef(PayoutKind.valueOf(words[1]), Integer.parseInt(words[2])));
        }
    }

    /// Named by contract and payout, because one commission stands for each.
    public static String item(InvestmentId contract, PayoutRef payout) {
        return KIND + "/" + contract.value() + "." + payout.payoutKind() + "." + payout.sequence();
    }

    private static Payable payable(CommissionLine line) {
        PayoutRef payout = line.row().payout();
        String agent = line.row().agentId().value().toString();
        return new Payable(
                item(line.investmentId(), payout),
                "agent/" + agent,
                line.agentName(),
                line.row().commissionAmount(),
                line.row().dueOn(),
                "Commission on " + payout + " of contract " + line.number(),
                new Booking(
                        "E14",
                        PAYABLE,
                        Map.of(
                                "agent",
                                agent,
                                "contract",
                                line.investmentId().value().toString(),
                                "fund",
                                line.fundCode().name())));
    }
}
