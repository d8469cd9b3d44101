package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankStatement;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/// Whose the statements of a file are. A person chooses an account for a CSV file, because that
/// says how it is read; where its rows print the chosen account and others of the house, each
/// account's rows are its own. One that prints others only is not of the chosen account.
final class Owners {
    private final Unit unit;
    private final Houses houses;
    private final @Nullable HouseAccountId named;
    private final Predicate<BankStatement> elsewhere;

    /// @param named the account a person says the file is of
    Owners(Unit unit, Houses houses, BankFile file, @Nullable HouseAccountId named) {
        this.unit = unit;
        this.houses = houses;
        this.named = named;
        this.elsewhere =
                named != null && file.format() == BankFormat.CSV && file.statements().size() > 1
                        ? elsewhere(file, named)
                        : _ -> false;
    }

    private Predicate<BankStatement> elsewhere(BankFile file, HouseAccountId chosen) {
        Predicate<String> printed = houses.printedFor(unit, houses.get(unit, chosen));
        Predicate<BankStatement> other =
                one -> !one.account().isBlank() && !printed.test(one.account());
        boolean among = file.statements().stream().anyMatch(one -> printed.test(one.account()));
        return among ? other : _ -> false;
    }

    /// @throws Refused as {@link Houses#owner}
    HouseAccount of(BankStatement statement) {
        return houses.owner(unit, statement, elsewhere.test(statement) ? null : named);
    }
}
