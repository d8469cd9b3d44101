package fidus.redemptions;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
///
/// @param next for the page after this one, absent on the last
public record RedemptionPage(List<RedemptionRequest> rows, @Nullable String next) {}
