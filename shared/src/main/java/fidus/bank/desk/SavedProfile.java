package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One version of how an account's CSV files are written; never changed.
///
/// @param id account and version
/// @param headings what stood over each column that it reads, empty for those it does not; absent
///   where the file had no headings, and in versions saved before they were kept
public record SavedProfile(
        String id,
        HouseAccountId houseAccountId,
        int profileVersion,
        CsvProfile profile,
        @Nullable List<String> headings,
        String savedByName,
        Instant savedAt) {
    public SavedProfile {
        headings = headings == null ? null : List.copyOf(headings);
    }
}
