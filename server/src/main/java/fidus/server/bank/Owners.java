package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which bank account of the house each statement of a file belongs to. The accounts and what their
/// settings say are read once, however many statements the file has.
final class Owners {
    private final Unit unit;
    private final Houses houses;
    private final List<HouseAccount> accounts;
    private final Map<HouseAccountId, Predicate<String>> names = new HashMap<>();

    Owners(Unit unit, Houses houses) {
        this.unit = unit;
        this.houses = houses;
        this.accounts = houses.all(unit);
    }

    /// The account a statement belongs to.
    ///
    /// @param named what a person says; must fit what the file prints
    /// @throws Refused `WRONG_ACCOUNT` when it fits none, another one, is in another currency, or
    ///   has sums whose currency nobody says: no sum could be compared with those of the account
    HouseAccount owner(BankStatement statement, @Nullable HouseAccountId named) {
        HouseAccount account = named == null ? printed(statement) : named(statement, named);
        if (foreign(statement.currency(), account)) {
            account = sister(statement, account);
        }
        for (Money money : sums(statement)) {
            if (!money.currency().equals(account.currency())) {
                throw inAnother(statement, money.currency(), account);
            }
        }
        return account;
    }

    /// The account of the same details at the same bank in the statement's currency: banks keep
    /// several currencies under one number, and a house keeps an account for each.
    private HouseAccount sister(BankStatement statement, HouseAccount account) {
        BankDetails bank = account.bank();
        List<HouseAccount> sisters =
                accounts.stream()
                        .filter(one -> !foreign(statement.currency(), one))
                        .filter(one -> bank != null && isSame(bank, one.bank()))
                        .toList();
        if (sisters.size() != 1) {
            throw inAnother(statement, statement.currency(), account);
        }
        return sisters.getFirst();
    }

    private static boolean isSame(BankDetails one, @Nullable BankDetails other) {
        return other != null
                && Objects.equals(one.iban(), other.iban())
                && Objects.equals(one.accountNumber(), other.accountNumber())
                && Objects.equals(one.routing(), other.routing())
                && Objects.equals(one.bic(), other.bic());
    }

    private static List<Money> sums(BankStatement statement) {
        Stream<Money> balances =
                Stream.of(
                                Optional.ofNullable(statement.opening()),
                                Optional.ofNullable(statement.closing()))
                        .flatMap(Optional::stream)
                        .map(BankBalance::money);
        return Stream.concat(statement.rows().stream().map(BankRow::money), balances).toList();
    }

    private static Refused inAnother(BankStatement of, Currency in, HouseAccount account) {
        return Houses.wrong(
                in.equals(Currency.UNSTATED)
                        ? "The statement%s does not say what currency its sums are in, and the account %s is in %s. Choose the account, or ask the bank for a file that says it."
                                .formatted(whose(of), account.name(), account.currency())
                        : "The statement%s is in %s, the account %s in %s."
                                .formatted(whose(of), in, account.name(), account.currency()));
    }

    private static String whose(BankStatement statement) {
        return statement.account().isBlank() ? "" : " of " + statement.account();
    }

    /// What a file's amounts are in when it says only whose they are: the currency of the accounts
    /// that it prints. None when it says so itself, or when they are in several.
    Optional<Currency> unsaid(BankFile file) {
        Set<Currency> currencies = new HashSet<>();
        for (BankStatement statement : file.statements()) {
            if (statement.currency().equals(Currency.UNSTATED) && !statement.account().isBlank()) {
                fitting(statement.account()).forEach(account -> currencies.add(account.currency()));
            }
        }
        return currencies.size() == 1 ? currencies.stream().findFirst() : Optional.empty();
    }

    /// The accounts that what is printed fits.
    List<HouseAccount> fitting(String printed) {
        return accounts.stream().filter(account -> fits(printed, account)).toList();
    }

    private static boolean foreign(Currency currency, HouseAccount account) {
        return !currency.equals(Currency.UNSTATED) && !currency.equals(account.currency());
    }

    /// @throws Refused `NOT_FOUND` as {@link Houses#get}
    HouseAccount get(HouseAccountId id) {
        return accounts.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> houses.get(unit, id));
    }

    private HouseAccount named(BankStatement statement, HouseAccountId named) {
        HouseAccount account = get(named);
        if (!statement.account().isBlank() && !fits(statement.account(), account)) {
            throw Houses.wrong(
                    "The file says it is of account %s; %s is %s."
                            .formatted(
                                    statement.account(), account.name(), Houses.number(account)));
        }
        return account;
    }

    private HouseAccount printed(BankStatement statement) {
        if (statement.account().isBlank()) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.WRONG_ACCOUNT,
                    "The file names no account of the house. Choose whose it is.");
        }
        List<HouseAccount> fitting = fitting(statement.account());
        List<HouseAccount> same =
                fitting.stream()
                        .filter(account -> !foreign(statement.currency(), account))
                        .toList();
        if (same.size() > 1) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.WRONG_ACCOUNT,
                    "The account "
                            + statement.account()
                            + " fits several accounts of the house. Choose one.");
        }
        if (fitting.isEmpty()) {
            throw Houses.wrong(
                    "No account of the house is "
                            + statement.account()
                            + ". Enter the account first (Payments, House accounts), or say at the"
                            + " account it is how its statements print it (Bank statements, Printed"
                            + " as). Then read the file again.");
        }
        return same.isEmpty() ? fitting.getFirst() : same.getFirst();
    }

    /// Whether a statement prints an account of the house.
    boolean isPrinted(BankStatement statement, HouseAccountId account) {
        return fits(statement.account(), houses.get(unit, account));
    }

    private boolean fits(String printed, HouseAccount account) {
        return !Houses.plain(printed).isEmpty()
                && names.computeIfAbsent(account.id(), _ -> houses.printedFor(unit, account))
                        .test(printed);
    }
}
