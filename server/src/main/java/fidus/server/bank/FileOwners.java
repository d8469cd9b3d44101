package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankStatement;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/// Whose the statements of one file are. A person chooses an account for a CSV file, because that
/// says how it is read; where its rows print the chosen account and others of the house, each
/// account's rows are its own. One that prints others only is not of the chosen account.
final class FileOwners {
    private final Owners owners;
    private final @Nullable HouseAccountId named;
    private final Predicate<BankStatement> elsewhere;

    /// @param named the account a person says the file is of
    FileOwners(Owners owners, BankFile file, @Nullable HouseAccountId named) {
        this.owners = owners;
        this.named = named;
        this.elsewhere =
                named != null && file.format() == BankFormat.CSV && file.statements().size() > 1
                        ? elsewhere(file, named)
                        : _ -> false;
    }

    private Predicate<BankStatement> elsewhere(BankFile file, HouseAccountId chosen) {
        boolean among = file.statements().stream().anyMatch(one -> owners.isPrinted(one, chosen));
        return among
                ? one -> !one.account().isBlank() && !owners.isPrinted(one, chosen)
                : _ -> false;
    }

    /// Its account; where it is in another currency than the account that a person says, the one
    /// that it was taken in for before: the file is offered for what was left out of it.
    ///
    /// @throws Refused as {@link Owners#owner}
    HouseAccount of(BankStatement statement, Standing standing) {
        try {
            return owners.owner(statement, elsewhere.test(statement) ? null : named);
        } catch (Refused e) {
            TakenStatement there = isForeign(statement) ? standing.elsewhere(statement) : null;
            if (there == null) {
                throw e;
            }
            return owners.get(there.houseAccountId());
        }
    }

    private boolean isForeign(BankStatement statement) {
        return named != null && !owners.get(named).currency().equals(statement.currency());
    }
}
