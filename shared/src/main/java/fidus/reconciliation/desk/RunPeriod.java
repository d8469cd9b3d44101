package fidus.reconciliation.desk;

import java.time.LocalDate;

/// A period with the words that say where it comes from.
///
/// @param to inclusive
public record RunPeriod(LocalDate from, LocalDate to, String why) {}
