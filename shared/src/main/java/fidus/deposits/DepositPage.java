package fidus.deposits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
///
/// @param next for the page after this one, absent on the last
public record DepositPage(List<Deposit> rows, @Nullable String next) {}
