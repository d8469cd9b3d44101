package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.desk.RawFile;
import fidus.contract.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CSV file beside what its profile makes of it.
///
/// @param file without statements where the profile cannot read it
/// @param refusal why not, absent where it can
/// @param raw the file as it stands; absent for a file that says itself how it is written
/// @param before the cells before its first row, where some banks print the account; none where the
///   profile cannot read it
/// @param headings what stands over each column that the profile reads, see {@link CsvTitles};
///   absent where nothing does
/// @param leftOut the lines that the profile leaves out
public record CsvReading(
        BankFile file,
        @Nullable Problem refusal,
        @Nullable RawFile raw,
        List<String> before,
        @Nullable List<String> headings,
        CsvLeftOut leftOut) {
    public CsvReading {
        before = List.copyOf(before);
    }

    /// The same, refused where there is a reason to.
    public CsvReading unless(@Nullable Problem why) {
        return why == null ? this : new CsvReading(file, why, raw, before, headings, leftOut);
    }
}
