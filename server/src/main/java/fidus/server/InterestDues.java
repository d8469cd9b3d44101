package fidus.server;

import fidus.cashflow.ClientChoice;
import fidus.cashflow.InterestDue;
import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.Settlement;
import fidus.server.cashflow.Others;
import fidus.server.deals.InterestPayables;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brokers' interest in the calendar: the same items that are paid.
record InterestDues(InterestPayables payables, Payments payments) implements Others.Interest {
    @Override
    public List<InterestDue> now(Unit unit) {
        var all = new ArrayList<>(dues(payables.open(unit), null));
        for (Payment paid : payments.paid(unit, InterestPayables.KIND)) {
            Settlement left = paid.confirmed();
            if (left != null) {
                all.addAll(dues(paid.items(), left.bookedOn()));
            }
        }
        return all;
    }

    @Override
    public List<InterestDue> atEndOf(Unit unit, YearMonth month) {
        return dues(payables.atEndOf(unit, month), null);
    }

    private static List<InterestDue> dues(List<Payable> items, @Nullable LocalDate paidOn) {
        return items.stream()
                .filter(item -> item.isOf(InterestPayables.KIND))
                .map(item -> due(item, paidOn))
                .toList();
    }

    private static InterestDue due(Payable item, @Nullable LocalDate paidOn) {
        var client =
                new ClientChoice(new ClientId(PartyName.of(item.party()).id()), item.partyName());
        return new InterestDue(
                client,
                fund(item.booking().dimensions().get("fund")).orElse(null),
                item.dueOn(),
                item.payableAmount(),
                paidOn);
    }

    /// People may have written any word.
    private static Optional<FundCode> fund(@Nullable String said) {
        for (FundCode fund : FundCode.values()) {
            if (fund.name().equals(said)) {
                return Optional.of(fund);
            }
        }
        return Optional.empty();
    }
}
