package fidus.server.investments;

import fidus.approvals.Shown;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.investments.Investment;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the second person is shown of a start: the money it comes from and every row that follows.
final class StartShown {
    private StartShown() {}

    static List<Shown> lines(
            Investment contract,
            StartContract start,
            PayoutSchedule schedule,
            Shown agreement,
            Function<DepositId, Deposit> deposits) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", contract.clientName()));
        shown.add(
                new Shown(
                        "Fund",
                        contract.fundCode()
                                + " terms, version "
                                + schedule.terms().termsVersion()));
        shown.add(new Shown("Principal", contract.principal().toString()));
        shown.add(agreement);
        shown.add(new Shown("Start date", start.startDate().toString()));
        shown.add(new Shown("Interest starts", schedule.dates().interestStart().toString()));
        shown.add(new Shown("Contract ends", schedule.dates().contractEnd().toString()));
        for (DepositPart part : start.deposits()) {
            Deposit deposit = deposits.apply(part.depositId());
            shown.add(
                    new Shown(
                            "From deposit " + deposit.number(),
                            part.part() + ", value date " + deposit.valueDate()));
        }
        for (PayoutRow row : schedule.rows()) {
            shown.add(
                    new Shown(row.ref().toString(), row.payoutAmount() + " due on " + row.dueOn()));
        }
        shown.add(new Shown("Contract interest", schedule.interest().toString()));
        shown.add(new Shown("To be paid in all", schedule.maturityTotal().toString()));
        shown.add(new Shown("Reason", start.reason().isBlank() ? "–" : start.reason().strip()));
        return List.copyOf(shown);
    }
}
