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
/// @param numbersMean whether a number left out among those printed means a missing statement;
///   absent for yes
public record BankAccountSetting(
        HouseAccountId id,
        Expected expected,
        @Confidential String printedAs,
        @Nullable String charset,
        LocalDate since,
        String setByName,
        @Nullable List<FormerExpectation> former,
        @Nullable Boolean numbersMean,
        long version) {
    /// One whose statements' numbers tell which is missing.
    public BankAccountSetting(
            HouseAccountId id,
            Expected expected,
            String printedAs,
            @Nullable String charset,
            LocalDate since,
            String setByName,
            @Nullable List<FormerExpectation> former,
            long version) {
        this(id, expected, printedAs, charset, since, setByName, former, null, version);
    }

    /// Whether a number left out among those printed on statements means a missing one.
    public boolean readsNumbers() {
        return numbersMean == null || numbersMean;
    }

    /// What was expected before, oldest first.
    public List<FormerExpectation> before() {
        return former == null ? List.of() : List.copyOf(former);
    }
}
