package fidus.deposits;

import java.util.List;

/// Recorded deposits that nobody is asked to confirm any more: their request lapsed, was rejected
/// or was taken back. Each is in no balance until somebody asks again or says that it failed.
///
/// @param deposits the newest first
public record UnaskedDeposits(List<Deposit> deposits) {}
