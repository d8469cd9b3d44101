package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

/// What the statements of an account suggest to do. Nothing of it happens by itself.
public record Proposals(
        Instant asOf, List<ConfirmationProposal> confirmations, List<DepositProposal> deposits) {}
