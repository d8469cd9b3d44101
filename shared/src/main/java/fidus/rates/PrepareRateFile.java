package fidus.rates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Lets the new and the different rates of a file wait for another person.
///
/// @param sha256 of the file that was looked at
/// @param currencies as they were looked at
/// @param from as it was looked at
/// @param to likewise
/// @param reason at least 10 characters where a rate that stands is replaced; else may be empty
public record PrepareRateFile(
        String fileName,
        String sha256,
        @Nullable String currencies,
        LocalDate from,
        LocalDate to,
        String reason) {}
