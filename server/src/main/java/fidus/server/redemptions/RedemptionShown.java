package fidus.server.redemptions;

import fidus.approvals.Shown;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.redemptions.RedemptionRequest;

import java.util.ArrayList;
import java.util.List;

/// What the second person is shown of a redemption: every row, and what could be redeemed.
final class RedemptionShown {
    private RedemptionShown() {}

    static List<Shown> lines(RedemptionRequest request, PayoutSchedule schedule) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", request.clientName()));
        shown.add(new Shown("Contract", request.contractNumber() + ", " + request.fundCode()));
        for (PayoutRef ref : request.rows()) {
            shown.add(
                    new Shown(
                            ref.toString(),
                            schedule.row(ref).payoutAmount()
                                    + ", due on "
                                    + schedule.row(ref).dueOn()));
        }
        shown.add(new Shown("Total", request.total().toString()));
        shown.add(new Shown("Redeemable before", request.redeemableBefore().toString()));
        shown.add(new Shown("Contract value", request.contractValue().toString()));
        shown.add(new Shown("Reason", request.reason().isEmpty() ? "–" : request.reason()));
        return List.copyOf(shown);
    }
}
