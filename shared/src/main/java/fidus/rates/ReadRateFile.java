package fidus.rates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Looks at a file of the European Central Bank's reference rates. Nothing is stored.
///
/// @param currencies such as `EUR,GBP`; absent for all of the file
/// @param from absent for the file's newest day alone
/// @param to absent for the file's newest day
public record ReadRateFile(
        String fileName,
        @Nullable String currencies,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
