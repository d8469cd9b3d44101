package fidus.server.exchanges;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.exchanges.PrepareExchange;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountState;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.HouseAccounts;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;

/// What an exchange has to be before anybody approves it.
final class ExchangeRules {
    static final String HOUSE = "HOUSE";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final HouseAccounts accounts;

    ExchangeRules(HouseAccounts accounts) {
        this.accounts = accounts;
    }

    /// An exchange whose sums and accounts fit together.
    record Checked(HouseAccount from, HouseAccount to, String reference) {}

    /// @throws Refused `NOT_FOUND`, `WRONG_STATE`, `MIXED_CURRENCIES`, `BAD_VALUE`
    Checked check(Unit unit, PrepareExchange asks) {
        HouseAccount from = account(unit, "from", asks.from());
        HouseAccount to = account(unit, "to", asks.to());
        if (from.currency().equals(to.currency())) {
            throw Refused.at(
                    "to",
                    Problem.Code.MIXED_CURRENCIES,
                    from.name()
                            + " and "
                            + to.name()
                            + " are both in "
                            + from.currency()
                            + ". An exchange is between two currencies.");
        }
        sum("given", asks.given(), from);
        sum("received", asks.received(), to);
        LocalDate today = unit.today();
        if (asks.on().isAfter(today) || asks.on().isBefore(FIRST)) {
            throw Refused.at(
                    "on",
                    Problem.Code.BAD_VALUE,
                    "An exchange is of a day from " + FIRST + " to " + today + ".");
        }
        fund(asks.fund());
        return new Checked(from, to, text("reference", asks.reference(), 3, 140));
    }

    private HouseAccount account(Unit unit, String field, HouseAccountId id) {
        HouseAccount account =
                accounts.all(unit).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                field,
                                                Problem.Code.NOT_FOUND,
                                                "There is no such account of the house."));
        if (account.houseAccountState() != HouseAccountState.ACTIVE) {
            throw Refused.at(
                    field,
                    Problem.Code.WRONG_STATE,
                    account.name()
                            + " is "
                            + account.houseAccountState()
                            + "; money is booked on active accounts only. Choose another one.");
        }
        return account;
    }

    private static void sum(String field, Money money, HouseAccount account) {
        if (!money.currency().equals(account.currency())) {
            throw Refused.at(
                    field,
                    Problem.Code.MIXED_CURRENCIES,
                    account.name() + " is in " + account.currency() + ", the sum is " + money);
        }
        if (money.signum() <= 0) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "Both sums of an exchange are above zero.");
        }
    }

    private static void fund(@Nullable String fund) {
        boolean known =
                fund == null
                        || fund.equals(HOUSE)
                        || Arrays.stream(FundCode.values())
                                .anyMatch(code -> code.name().equals(fund));
        if (!known) {
            throw Refused.at(
                    "fund",
                    Problem.Code.BAD_VALUE,
                    "The money is a fund's, or HOUSE, or of no one fund.");
        }
    }

    static String text(String field, String value, int shortest, int longest) {
        String text = value.strip();
        if (text.length() < shortest || text.length() > longest) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + longest + " characters.");
        }
        return text;
    }
}
