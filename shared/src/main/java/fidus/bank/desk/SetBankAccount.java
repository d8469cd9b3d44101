package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// @param printedAs the account as its statements print it, where that is not its IBAN; may be
///   empty
/// @param charset what files of the account are written in that do not say it, such as MT940;
///   absent where their bytes are to tell
/// @param numbersMean whether a number left out among those printed on statements means a missing
///   one; absent for yes
/// @param version as it was shown, 0 when nothing was set yet
public record SetBankAccount(
        HouseAccountId id,
        Expected expected,
        String printedAs,
        @Nullable String charset,
        @Nullable Boolean numbersMean,
        long version) {
    /// One that leaves the numbers printed on statements as telling.
    public SetBankAccount(
            HouseAccountId id,
            Expected expected,
            String printedAs,
            @Nullable String charset,
            long version) {
        this(id, expected, printedAs, charset, null, version);
    }
}
