package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.CsvProfile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// What reads bank files; filled where everything is wired.
///
/// @param read all formats; refuses what is none
/// @param recognises whether the content says by itself how it is written, which CSV does not
/// @param guess how a CSV file seems to be written; refuses what is no table
public record BankReading(
        BiFunction<byte[], Known, BankFile> read,
        Predicate<byte[]> recognises,
        Function<byte[], CsvProfile> guess) {
    /// What is known about a file beside its content.
    ///
    /// @param profile for CSV
    /// @param currency of the account, for files that name none
    public record Known(@Nullable CsvProfile profile, @Nullable Currency currency) {}

    /// Reads nothing.
    public static BankReading none() {
        return new BankReading(
                (_, _) -> {
                    throw refusal();
                },
                _ -> true,
                _ -> {
                    throw refusal();
                });
    }

    private static Refused refusal() {
        return Refused.because(
                Problem.Code.UNKNOWN_FORMAT, "This server reads no files of banks yet.");
    }
}
