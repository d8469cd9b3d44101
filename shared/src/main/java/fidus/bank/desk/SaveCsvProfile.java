package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

/// Says from now on how an account's CSV files are written.
///
/// @param profileVersion the last version as it was shown, 0 when there is none
public record SaveCsvProfile(HouseAccountId id, CsvProfile profile, int profileVersion) {}
