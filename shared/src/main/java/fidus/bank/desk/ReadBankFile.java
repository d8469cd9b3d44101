package fidus.bank.desk;

import fidus.bank.CsvProfile;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// Reads an offered file again, as a person now says it is written and whose it is.
///
/// @param profile absent for files that are no CSV
/// @param charset what a file is written in that does not say it; empty where its bytes are to
///   tell, absent for what is saved for the account
public record ReadBankFile(
        BankFileId id,
        @Nullable HouseAccountId houseAccountId,
        @Nullable CsvProfile profile,
        @Nullable String charset) {}
