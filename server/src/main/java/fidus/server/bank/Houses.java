package fidus.server.bank;

import fidus.bank.desk.BankAccountSetting;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletKind;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.HouseAccounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The bank accounts of the house, and how banks print them.
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

    static String number(HouseAccount account) {
        BankDetails bank = account.bank();
        return bank == null ? account.name() : bank.account();
    }

    static Refused wrong(String message) {
        return Refused.because(Problem.Code.WRONG_ACCOUNT, message);
    }
}
