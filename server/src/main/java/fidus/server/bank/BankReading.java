package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.bankfiles.CsvGuess;
import fidus.server.bankfiles.CsvReading;
import fidus.server.bankfiles.Hints;
import fidus.server.reports.Limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// Reads the kept bytes of bank files.
final class BankReading {
    private final BankFileReader reader;
    private final Duration longest;

    /// @param limits what one file may cost to read
    BankReading(Limits limits) {
        reader = new BankFileReader(limits);
        longest = limits.longest();
    }

    /// How long reading one file may take.
    Duration longest() {
        return longest;
    }

    /// @throws fidus.contract.Refused as {@link BankFileReader#read}
    BankFile read(byte[] content, Hints hints) {
        return on(content, file -> reader.read(file, hints));
    }

    /// Shows a CSV file as it stands beside what the profile makes of it.
    ///
    /// @throws fidus.contract.Refused as {@link BankFileReader#readCsv}
    CsvReading csv(byte[] content, Hints hints) {
        return on(content, file -> reader.readCsv(file, hints));
    }

    /// Whether the content says by itself how it is written, which CSV does not.
    boolean recognises(byte[] content) {
        return on(content, reader::recognises);
    }

    /// @throws fidus.contract.Refused `UNKNOWN_FORMAT` when it is no table of movements
    CsvGuess guess(byte[] content) {
        return CsvGuess.of(content);
    }

    private static <T> T on(byte[] content, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("fidus-bank", ".file");
            try {
                Files.write(file, content);
                return work.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
