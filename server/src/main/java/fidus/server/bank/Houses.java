package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankAccountSetting;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletKind;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.HouseAccounts;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which bank account of the house a statement belongs to.
final class Houses {
    /// Fewer characters could be a part of many numbers.
    private static final int SHORTEST_PART = 8;

    private final HouseAccounts accounts;
    private final BankStore store;

    Houses(HouseAccounts accounts, BankStore store) {
        this.accounts = accounts;
        this.store = store;
    }

    /// @throws Refused `NOT_FOUND`, also for an account that is at no bank
    HouseAccount get(Unit unit, HouseAccountId id) {
        HouseAccount account = accounts.get(unit, id);
        if (account.walletKind() != WalletKind.FIAT) {
            throw Refused.at(
                    "id", Problem.Code.NOT_FOUND, account.name() + " is no account at a bank.");
        }
        return account;
    }

    List<HouseAccount> all(Unit unit) {
        return accounts.all(unit).stream()
                .filter(account -> account.walletKind() == WalletKind.FIAT)
                .toList();
    }

    /// The account a statement belongs to.
    ///
    /// @param named what a person says; must fit what the file prints
    /// @throws Refused `WRONG_ACCOUNT` when it fits none, another one, is in another currency, or
    ///   has sums whose currency nobody says: no sum could be compared with those of the account
    HouseAccount owner(Unit unit, BankStatement statement, @Nullable HouseAccountId named) {
        HouseAccount account =
                named == null ? printed(unit, statement) : fitting(unit, statement, named);
        if (foreign(statement.currency(), account)) {
            account = sister(unit, statement, account);
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
    private HouseAccount sister(Unit unit, BankStatement statement, HouseAccount account) {
        BankDetails bank = account.bank();
        List<HouseAccount> sisters =
                all(unit).stream()
                        .filter(one -> !foreign(statement.currency(), one))
                        .filter(one -> bank != null && isSame(bank, one.bank()))
                        .toList();
        if (sisters.size() != 1) {
            throw inAnother(statement, statement.currency(), account);
        }
        return sisters.getFirst();
    }

    private static boolean isSame(BankDetails one, @Nullable BankDetails other) {
        return other != null && one.iban() != null && one.iban().equals(other.iban());
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
        return wrong(
                in.equals(Currency.UNSTATED)
                        ? "The statement of %s does not say what currency its sums are in, and the account %s is in %s. Choose the account, or ask the bank for a file that says it."
                                .formatted(of.account(), account.name(), account.currency())
                        : "The statement of %s is in %s, the account %s in %s."
                                .formatted(of.account(), in, account.name(), account.currency()));
    }

    /// What a file's amounts are in when it says only whose they are: the currency of the accounts
    /// that it prints. None when it says so itself, or when they are in several.
    Optional<Currency> unsaid(Unit unit, BankFile file) {
        Set<Currency> currencies = new HashSet<>();
        for (BankStatement statement : file.statements()) {
            if (statement.currency().equals(Currency.UNSTATED) && !statement.account().isBlank()) {
                all(unit).stream()
                        .filter(account -> fits(unit, statement.account(), account))
                        .forEach(account -> currencies.add(account.currency()));
            }
        }
        return currencies.size() == 1 ? currencies.stream().findFirst() : Optional.empty();
    }

    /// The one account that a file names before its first row, by a cell that is its IBAN, its
    /// number or what its setting says, with a word before it or not; none when there is no such
    /// account or there are several.
    Optional<HouseAccountId> namedBefore(Unit unit, List<String> cells) {
        List<HouseAccount> named = allNamed(unit, cells);
        return named.size() == 1 ? Optional.of(named.getFirst().id()) : Optional.empty();
    }

    /// Why a file is not of the account that a person says: before its first row it names another
    /// one of the house, and not that one.
    Optional<Problem> strange(Unit unit, HouseAccountId said, List<String> cells) {
        HouseAccount account = get(unit, said);
        if (printings(cells).anyMatch(printedFor(unit, account))) {
            return Optional.empty();
        }
        return allNamed(unit, cells).stream()
                .findFirst()
                .map(
                        other ->
                                wrong(
                                                "Before its rows the file names %s, %s; it was offered for %s. Choose %s, or say at %s how its statements print it."
                                                        .formatted(
                                                                other.name(),
                                                                number(other),
                                                                account.name(),
                                                                other.name(),
                                                                account.name()))
                                        .problem());
    }

    private List<HouseAccount> allNamed(Unit unit, List<String> cells) {
        Set<String> printed = printings(cells).map(Houses::plain).collect(Collectors.toSet());
        return all(unit).stream()
                .filter(
                        account ->
                                names(unit, account).anyMatch(printed::contains)
                                        || isPrintedIn(cells, account))
                .toList();
    }

    /// Each cell, and what stands in it behind a word such as `IBAN:`.
    private static Stream<String> printings(List<String> cells) {
        return cells.stream()
                .flatMap(cell -> Stream.of(cell, cell.substring(cell.indexOf(':') + 1)));
    }

    private Stream<String> names(Unit unit, HouseAccount account) {
        BankDetails bank = account.bank();
        return Stream.of(
                        store.setting(unit, account.id()).map(BankAccountSetting::printedAs),
                        Optional.ofNullable(bank).map(BankDetails::iban),
                        Optional.ofNullable(bank).map(BankDetails::accountNumber))
                .flatMap(Optional::stream)
                .map(Houses::plain)
                .filter(name -> name.length() >= SHORTEST_PART);
    }

    private static boolean isPrintedIn(List<String> cells, HouseAccount account) {
        BankDetails bank = account.bank();
        return bank != null
                && printings(cells)
                        .anyMatch(cell -> AccountForms.isOf(cell, bank, account.currency()));
    }

    private static boolean foreign(Currency currency, HouseAccount account) {
        return !currency.equals(Currency.UNSTATED) && !currency.equals(account.currency());
    }

    private HouseAccount fitting(Unit unit, BankStatement statement, HouseAccountId named) {
        HouseAccount account = get(unit, named);
        if (!statement.account().isBlank() && !fits(unit, statement.account(), account)) {
            throw wrong(
                    "The file says it is of account %s; %s is %s."
                            .formatted(statement.account(), account.name(), number(account)));
        }
        return account;
    }

    private HouseAccount printed(Unit unit, BankStatement statement) {
        if (statement.account().isBlank()) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.WRONG_ACCOUNT,
                    "The file does not say which account it is of. Choose one.");
        }
        List<HouseAccount> fitting =
                all(unit).stream()
                        .filter(account -> fits(unit, statement.account(), account))
                        .toList();
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
            throw wrong(
                    "No account of the house is "
                            + statement.account()
                            + ". Enter the account first, or say at its account how its statements"
                            + " print it.");
        }
        return same.isEmpty() ? fitting.getFirst() : same.getFirst();
    }

    boolean fits(Unit unit, String printed, HouseAccount account) {
        return !plain(printed).isEmpty() && printedFor(unit, account).test(printed);
    }

    /// Whether what is printed is an account: as a whole, as the account's setting prints it, as
    /// the end of its IBAN, or as banks of its country print it. The setting is read once for all
    /// that is printed.
    Predicate<String> printedFor(Unit unit, HouseAccount account) {
        String alias =
                store.setting(unit, account.id()).map(BankAccountSetting::printedAs).orElse("");
        return printed -> fits(printed, alias, account);
    }

    private static boolean fits(String printed, String alias, HouseAccount account) {
        String plain = plain(printed);
        if (plain.isEmpty()) {
            return false;
        }
        if (!alias.isBlank() && plain(alias).equals(plain)) {
            return true;
        }
        BankDetails bank = account.bank();
        if (bank == null) {
            return false;
        }
        String iban = bank.iban() == null ? "" : plain(bank.iban());
        String number = bank.accountNumber() == null ? "" : plain(bank.accountNumber());
        boolean part = plain.length() >= SHORTEST_PART && iban.endsWith(plain);
        return plain.equals(iban)
                || plain.equals(number)
                || part
                || AccountForms.isOf(printed, bank, account.currency());
    }

    static String plain(String printed) {
        return printed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static String number(HouseAccount account) {
        BankDetails bank = account.bank();
        return bank == null ? account.name() : bank.account();
    }

    private static Refused wrong(String message) {
        return Refused.because(Problem.Code.WRONG_ACCOUNT, message);
    }
}
