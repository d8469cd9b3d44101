package fidus.desktop.banks;

import fidus.bank.desk.AskedFor;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// How much of what is proposed nobody was asked for yet.
record OpenProposals(int confirmations, int deposits, int returns, int doubts) {
    static OpenProposals of(@Nullable Proposals now) {
        return now == null
                ? new OpenProposals(0, 0, 0, 0)
                : new OpenProposals(
                        open(now.confirmations(), ConfirmationProposal::asked),
                        open(now.deposits(), DepositProposal::asked),
                        open(now.returns(), ReturnProposal::asked),
                        now.doubts().size());
    }

    /// Everything that is listed, also what was asked for.
    static OpenProposals all(@Nullable Proposals now) {
        return now == null
                ? new OpenProposals(0, 0, 0, 0)
                : new OpenProposals(
                        now.confirmations().size(),
                        now.deposits().size(),
                        now.returns().size(),
                        now.doubts().size());
    }

    private static <T> int open(List<T> all, Function<T, @Nullable AskedFor> asked) {
        return (int) all.stream().filter(one -> asked.apply(one) == null).count();
    }
}
