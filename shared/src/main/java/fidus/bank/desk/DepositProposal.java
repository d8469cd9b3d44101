package fidus.bank.desk;

import fidus.clients.ClientId;
import fidus.deposits.DepositId;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Money that came in and that no book row explains.
///
/// @param clientId who it seems to come from, absent when nothing tells
/// @param why how the client was recognised, for people
/// @param contract the number of the client's contract that the row names, absent when it names
///   none
/// @param doubts what speaks against it, one sentence each
/// @param deposit to be recorded as it stands by a person, absent without a client and where it was
///   recorded already
/// @param alone whether it is recorded by itself only, never with many, because the books may hold
///   the money already: its doubts say where
/// @param pending the deposit that is recorded on the row and not confirmed
/// @param asked what waits for a second person about it, absent when nothing does: a recorded
///   deposit without it may be asked for again
public record DepositProposal(
        String rowId,
        LocalDate day,
        Money money,
        String text,
        String counterparty,
        @Nullable ClientId clientId,
        @Nullable String clientName,
        String why,
        @Nullable Long contract,
        List<String> doubts,
        @Nullable RecordDeposit deposit,
        boolean alone,
        @Nullable DepositId pending,
        @Nullable AskedFor asked) {
    public DepositProposal {
        doubts = List.copyOf(doubts);
    }

    /// The same with more doubts.
    public DepositProposal doubting(List<String> more) {
        return doubting(more, alone);
    }

    /// The same with doubts whether the books hold it already; without any as it is.
    public DepositProposal perhapsBooked(List<String> more) {
        return doubting(more, alone || !more.isEmpty());
    }

    /// The same with what waits about it.
    ///
    /// @param said how the client was recognised, and what became of the last question
    public DepositProposal asked(@Nullable AskedFor waits, String said) {
        return new DepositProposal(
                rowId,
                day,
                money,
                text,
                counterparty,
                clientId,
                clientName,
                said,
                contract,
                doubts,
                deposit,
                alone,
                pending,
                waits);
    }

    private DepositProposal doubting(List<String> more, boolean byItself) {
        List<String> all = new ArrayList<>(doubts);
        all.addAll(more);
        return new DepositProposal(
                rowId,
                day,
                money,
                text,
                counterparty,
                clientId,
                clientName,
                why,
                contract,
                all,
                deposit,
                byItself,
                pending,
                asked);
    }
}
