package fidus.intake;

import java.time.LocalDate;

/// Looks at a list of contracts that run elsewhere. Nothing is stored.
///
/// @param takenOverOn the last day before these books are responsible
public record ReadContracts(String fileName, LocalDate takenOverOn) {}
