package fidus.payments.wallets;

import fidus.contract.Confidential;

import org.jspecify.annotations.Nullable;

/// An account at a bank. Either an IBAN or an account number is there; with an account number, also
/// a BIC or a routing number.
///
/// @param bank the bank's name
/// @param holder as the bank knows the holder
/// @param iban without blanks, in capitals
/// @param routing the clearing number of the bank in its country
/// @param country where the bank is, two capitals
public record BankDetails(
        String bank,
        String holder,
        @Confidential @Nullable String iban,
        @Confidential @Nullable String accountNumber,
        @Nullable String bic,
        @Nullable String routing,
        String country) {
    /// The account in one line, with all that decides where money arrives.
    public String account() {
        String number = iban == null ? "account " + accountNumber : iban;
        String where = bic == null ? bank : bank + " " + bic;
        String clearing = routing == null ? "" : ", routing " + routing;
        return number + ", " + holder + ", " + where + clearing + ", " + country;
    }
}
