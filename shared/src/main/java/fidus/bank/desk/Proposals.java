package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

/// What the statements of an account suggest to do. Nothing of it happens by itself.
///
/// @param transits rows that are the other end of money in transit
public record Proposals(
        Instant asOf,
        List<ConfirmationProposal> confirmations,
        List<DepositProposal> deposits,
        List<TransitProposal> transits) {}
