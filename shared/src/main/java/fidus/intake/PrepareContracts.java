package fidus.intake;

import java.time.LocalDate;

/// Asks another person to agree that the new contracts of a list are taken over.
///
/// @param sha256 of the file as it was shown
/// @param reason at least 10 characters: where the contracts and their payments are on file
public record PrepareContracts(
        String fileName, LocalDate takenOverOn, String sha256, BadRows badRows, String reason) {}
