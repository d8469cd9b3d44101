package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first, 200 at a time. Of all accounts the first page also has the newest run of each,
/// however old it is.
///
/// @param next older runs are asked for with this one; absent when there are none
public record RunList(List<RunCard> runs, @Nullable RunId next) {}
