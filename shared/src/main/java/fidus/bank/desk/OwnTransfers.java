package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

/// @param transfers newest first, reversed ones included, at most 200
/// @param more how many older ones there are beyond those
public record OwnTransfers(Instant asOf, List<OwnTransfer> transfers, long more) {}
