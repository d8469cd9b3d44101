package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

import java.time.Instant;

/// One version of how an account's CSV files are written; never changed.
///
/// @param id account and version
public record SavedProfile(
        String id,
        HouseAccountId houseAccountId,
        int profileVersion,
        CsvProfile profile,
        String savedByName,
        Instant savedAt) {}
