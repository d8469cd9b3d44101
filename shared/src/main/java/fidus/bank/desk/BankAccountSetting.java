package fidus.bank.desk;

import fidus.contract.Confidential;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is expected of an account's statements.
///
/// @param id of the account
/// @param charset what its files are written in that do not say it; absent where their bytes tell
/// @param since the first day statements are missed for as it is expected now
/// @param former what was expected before, oldest first; absent for what was stored before this was
///   kept
public record BankAccountSetting(
        HouseAccountId id,
        Expected expected,
        @Confidential String printedAs,
        @Nullable String charset,
        LocalDate since,
        String setByName,
        @Nullable List<FormerExpectation> former,
        long version) {
    /// What was expected before, oldest first.
    public List<FormerExpectation> before() {
        return former == null ? List.of() : List.copyOf(former);
    }
}
