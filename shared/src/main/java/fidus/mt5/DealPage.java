package fidus.mt5;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
public record DealPage(List<BookedDeal> rows, @Nullable String next) {}
