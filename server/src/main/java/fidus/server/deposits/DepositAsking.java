package fidus.server.deposits;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.deposits.Deposit;
import fidus.deposits.EndDeposit;
import fidus.server.approvals.Approvals;
import fidus.server.web.Asked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Asks another person to decide about a deposit, with what that person reads.
record DepositAsking(Approvals approvals, DepositStore store) {
    /// @param countsOn from which day the books have it
    /// @param against what speaks against it, one sentence each
    Prepared confirmation(Asked asked, Deposit deposit, LocalDate countsOn, List<String> against) {
        EndDeposit end = new EndDeposit(deposit.id(), "");
        var shown = DepositDays.shown(shown(asked, deposit, end), deposit, countsOn);
        List<Shown> all = new ArrayList<>(shown);
        against.forEach(one -> all.add(new Shown("Doubtful", one)));
        return ask(asked, deposit, end, all);
    }

    Prepared reversal(Asked asked, Deposit deposit, EndDeposit back) {
        return ask(asked, deposit, back, shown(asked, deposit, back));
    }

    private List<Shown> shown(Asked asked, Deposit deposit, EndDeposit end) {
        return DepositRules.shown(deposit, end, store.before(asked.unit(), deposit));
    }

    private Prepared ask(Asked asked, Deposit deposit, EndDeposit end, List<Shown> shown) {
        String reason = end.reason().strip();
        boolean confirms = reason.isEmpty();
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
