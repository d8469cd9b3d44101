package fidus.server.deposits;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.EndDeposit;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks another person to decide about a deposit, with what that person reads.
record DepositAsking(Approvals approvals, DepositStore store) {
    /// @throws Refused `STALE_VERSION` when it is another version than was shown
    static Deposit unchanged(Deposit deposit, long version) {
        if (deposit.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Deposit %d was changed since this was prepared. Prepare it again."
                            .formatted(deposit.number()));
        }
        return deposit;
    }

    /// @param countsOn from which day the books have it
    /// @param said the rows of statements behind it, or that there is none, and what speaks against
    ///   it
    Prepared confirmation(Asked asked, Deposit deposit, LocalDate countsOn, List<Shown> said) {
        EndDeposit end = new EndDeposit(deposit.id(), "");
        List<Shown> lines = lines(asked.unit(), deposit, countsOn, said);
        return ask(asked, new Question(deposit, end, countsOn), lines);
    }

    /// What the second person of a confirmation reads.
    List<Shown> lines(Unit unit, Deposit deposit, LocalDate countsOn, List<Shown> said) {
        EndDeposit end = new EndDeposit(deposit.id(), "");
        List<Shown> lines =
                new ArrayList<>(DepositDays.shown(shown(unit, deposit, end), deposit, countsOn));
        lines.addAll(said);
        return lines;
    }

    Prepared reversal(Asked asked, Deposit deposit, EndDeposit back) {
        return ask(asked, new Question(deposit, back, null), shown(asked.unit(), deposit, back));
    }

    /// The recorded ones that nobody is asked to confirm, the newest first.
    List<Deposit> unasked(Unit unit) {
        List<Deposit> pending = store.pending(unit);
        List<String> subjects = pending.stream().map(one -> Deposits.subject(one.id())).toList();
        Set<String> asked =
                approvals.waiting(unit, subjects).stream()
                        .map(Prepared::subject)
                        .collect(Collectors.toSet());
        return pending.stream().filter(one -> !asked.contains(Deposits.subject(one.id()))).toList();
    }

    private List<Shown> shown(Unit unit, Deposit deposit, EndDeposit end) {
        return DepositRules.shown(deposit, end, store.before(unit, deposit));
    }

    /// @param countsOn absent for a reversal
    private record Question(Deposit deposit, EndDeposit end, @Nullable LocalDate countsOn) {}

    private Prepared ask(Asked asked, Question about, List<Shown> shown) {
        Deposit deposit = about.deposit;
        String reason = about.end.reason().strip();
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
                                deposit.id(),
                                deposit.version(),
                                reason,
                                about.end.returned(),
                                about.countsOn)));
    }
}
