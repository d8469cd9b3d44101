package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What the statements of an account suggest to do. Nothing of it happens by itself.
///
/// @param deposits newest first, at most 200
/// @param moreDeposits how many there are beyond those
/// @param lastList what became of the last list of deposits that was decided at once, absent
///   without one
/// @param transits rows that are the other end of money in transit
/// @param own rows that move money between accounts of the house
/// @param returns rows that bring a payment of the house back
/// @param doubts rows that name payments of the house with figures that are not theirs
public record Proposals(
        Instant asOf,
        List<ConfirmationProposal> confirmations,
        List<DepositProposal> deposits,
        long moreDeposits,
        @Nullable DepositList lastList,
        List<TransitProposal> transits,
        List<OwnTransferProposal> own,
        List<ReturnProposal> returns,
        List<PaymentDoubt> doubts) {}
