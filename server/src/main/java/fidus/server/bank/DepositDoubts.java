package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.desk.DepositProposal;
import fidus.deposits.Deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What speaks against a proposed deposit, for a person who sends many of them at once.
record DepositDoubts(List<DepositProposal> all, List<Deposit> pending) {
    private static final String BETWEEN = " · ";

    /// Each with its doubts.
    static List<DepositProposal> said(List<DepositProposal> all, List<Deposit> pending) {
        var doubts = new DepositDoubts(all, pending);
        return all.stream()
                .map(one -> one.doubting(doubts.of(one)).perhapsBooked(doubts.announced(one)))
                .toList();
    }

    /// A proposal with all that speaks against it, for the second person of a list.
    static Shown line(DepositProposal proposal) {
        List<String> said = new ArrayList<>();
        said.add(proposal.clientName() + ", " + proposal.money() + ", " + proposal.day());
        if (proposal.contract() != null) {
            said.add("contract " + proposal.contract());
        }
        said.add(proposal.why());
        said.addAll(proposal.doubts());
        return new Shown(proposal.rowId(), String.join(BETWEEN, said));
    }

    /// What speaks against it and was not shown.
    static List<String> since(List<Shown> before, DepositProposal now) {
        String said =
                before.stream()
                        .filter(line -> line.label().equals(now.rowId()))
                        .map(line -> BETWEEN + line.value() + BETWEEN)
                        .findFirst()
                        .orElse("");
        return now.doubts().stream()
                .filter(doubt -> !said.contains(BETWEEN + doubt + BETWEEN))
                .toList();
    }

    private List<String> of(DepositProposal one) {
        List<String> doubts = new ArrayList<>();
        String client = one.clientName();
        if (client == null) {
            return doubts;
        }
        boolean named = Words.holdsAll(Words.of(one.counterparty()), client);
        if (!one.counterparty().isBlank() && !named) {
            doubts.add("The other side is %s, not %s.".formatted(one.counterparty(), client));
        }
        boolean twin =
                all.stream()
                        .anyMatch(
                                other ->
                                        !other.rowId().equals(one.rowId())
                                                && Objects.equals(other.clientId(), one.clientId())
                                                && other.money().equals(one.money())
                                                && other.day().equals(one.day()));
        if (twin) {
            doubts.add("Another row of the day brings the same sum from the same client.");
        }
        return doubts;
    }

    /// What stands on a row of its own is other money.
    private List<String> announced(DepositProposal one) {
        return pending.stream()
                .filter(waiting -> waiting.clientId().equals(one.clientId()))
                .filter(waiting -> waiting.deposited().equals(one.money()))
                .filter(waiting -> !waiting.id().equals(one.pending()))
                .filter(waiting -> RowNames.in(waiting.evidence()).isEmpty())
                .findFirst()
                .map(
                        waiting ->
                                "Deposit %d of the same client over the same sum waits on another reference."
                                        .formatted(waiting.number()))
                .stream()
                .toList();
    }
}
