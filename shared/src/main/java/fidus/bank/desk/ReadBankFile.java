package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// Reads an offered file again, as a person now says it is written and whose it is.
///
/// @param profile absent for files that are no CSV
public record ReadBankFile(
        BankFileId id, @Nullable HouseAccountId houseAccountId, @Nullable CsvProfile profile) {}
