package fidus.server.deposits;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.deposits.Deposit;
import fidus.deposits.EndDeposit;
import fidus.server.approvals.Approvals;
import fidus.server.web.Asked;

import java.util.ArrayList;
import java.util.List;

/// Asks another person to decide about a deposit, with what that person reads.
record DepositAsking(Approvals approvals, DepositStore store) {
    /// @param against what speaks against it, one sentence each
    Prepared confirmation(Asked asked, Deposit deposit, List<String> against) {
        return ask(asked, deposit, new EndDeposit(deposit.id(), ""), against);
    }

    Prepared reversal(Asked asked, Deposit deposit, EndDeposit back) {
        return ask(asked, deposit, back, List.of());
    }

    private Prepared ask(Asked asked, Deposit deposit, EndDeposit end, List<String> against) {
        String reason = end.reason().strip();
        boolean confirms = reason.isEmpty();
        List<Deposit> before = store.before(asked.unit(), deposit);
        List<Shown> shown = new ArrayList<>(DepositRules.shown(deposit, end, before));
        against.forEach(one -> shown.add(new Shown("Doubtful", one)));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        confirms ? Deposits.CONFIRM : Deposits.REVERSE,
                        Deposits.subject(deposit.id()),
                        (confirms ? "Confirm " : "Reverse ") + DepositRules.words(deposit),
                        shown,
                        new Deposits.Awaited(
                                deposit.id(), deposit.version(), reason, end.returned())));
    }
}
