package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Says from now on how an account's CSV files are written.
///
/// @param profileVersion the last version as it was shown, 0 when there is none
/// @param headings what stands over its columns in the file it was made with, as {@link
///   BankPreview#headings} says it; absent where nothing does
public record SaveCsvProfile(
        HouseAccountId id,
        CsvProfile profile,
        int profileVersion,
        @Nullable List<String> headings) {
    public SaveCsvProfile {
        headings = headings == null ? null : List.copyOf(headings);
    }

    /// Without headings.
    public SaveCsvProfile(HouseAccountId id, CsvProfile profile, int profileVersion) {
        this(id, profile, profileVersion, null);
    }
}
