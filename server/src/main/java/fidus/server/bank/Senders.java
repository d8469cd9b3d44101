package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.investments.Investment;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who a row of a statement seems to come from. A number of four digits may be a contract's, but a
/// postcode or a year too: a client's name beside it or a word for a contract before it says which,
/// and where the row names somebody else nobody is proposed.
///
/// @param pending deposits that wait for their second person
record Senders(
        List<Client> clients,
        List<Investment> contracts,
        List<PayoutWallet> wallets,
        List<Deposit> pending) {
    private static final int SHORTEST_NUMBER = 4;
    private static final String CLIENT = "client/";

    /// Before the number: a word for a contract, and perhaps one for a number.
    private static final Pattern LED =
            Pattern.compile(
                    " (CONTRACT|AGREEMENT|INVESTMENT|VERTRAG|VERTRAGS|VERTRAGSNR|VERTRAGSNUMMER)"
                            + "( (NO|NR|NUMBER|NUMMER))?$");

    /// Who it seems to be.
    ///
    /// @param client absent where nothing names exactly one
    /// @param why what was found, for people
    /// @param doubts what speaks against it
    /// @param pending the deposit that is recorded already
    record Guess(
            @Nullable ClientId client, String why, List<String> doubts, @Nullable Deposit pending) {
        private static final Guess NOBODY = nobody("Nothing in the row names exactly one client.");

        private static Guess nobody(String why) {
            return new Guess(null, why, List.of(), null);
        }

        private static Guess of(ClientId client, String why) {
            return new Guess(client, why, List.of(), null);
        }

        private Guess doubting(List<String> against) {
            return new Guess(client, why, against, pending);
        }
    }

    Guess of(BankStore.StoredRow row) {
        Guess seems = byAccount(row.row()).orElseGet(() -> byWords(row));
        return recorded(row).map(one -> one.doubting(against(one, seems))).orElse(seems);
    }

    /// What speaks against the client that a deposit was recorded for: what speaks against the one
    /// the row seems to be of, or that it seems to be of another.
    private List<String> against(Guess recorded, Guess seems) {
        ClientId other = seems.client;
        if (Objects.equals(recorded.client, other)) {
            return seems.doubts;
        }
        return other == null
                ? List.of()
                : List.of("The row looks like %s's: %s".formatted(name(other), seems.why));
    }

    /// What a client is called.
    @Nullable String name(@Nullable ClientId id) {
        return clients.stream()
                .filter(one -> one.id().equals(id))
                .map(Client::name)
                .findFirst()
                .orElse(null);
    }

    /// The number of the client's contract that the row names.
    @Nullable Long contract(BankStore.StoredRow row, @Nullable ClientId client) {
        return named(row).stream()
                .filter(contract -> contract.clientId().equals(client))
                .map(Investment::number)
                .findFirst()
                .orElse(null);
    }

    private Optional<Guess> recorded(BankStore.StoredRow row) {
        String words = Words.of(row.row());
        return one(pending.stream()
                        .filter(deposit -> deposit.depositMethod() == DepositMethod.FIAT)
                        .filter(deposit -> deposit.deposited().equals(row.money()))
                        .filter(
                                deposit ->
                                        deposit.evidence().equals(row.id())
                                                || Words.holds(words, deposit.evidence()))
                        .toList())
                .map(
                        deposit ->
                                new Guess(
                                        deposit.clientId(),
                                        "Deposit %d is recorded with this reference."
                                                .formatted(deposit.number()),
                                        List.of(),
                                        deposit));
    }

    private Optional<Guess> byAccount(BankRow row) {
        if (Houses.plain(row.counterpartyAccount()).isEmpty()) {
            return Optional.empty();
        }
        return one(wallets.stream()
                        .filter(wallet -> wallet.walletState() == WalletState.VERIFIED)
                        .filter(wallet -> wallet.party().startsWith(CLIENT))
                        .filter(wallet -> isFrom(row, wallet.bank()))
                        .map(wallet -> client(wallet.party()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .map(
                        id ->
                                Guess.of(
                                        id,
                                        "It came from the account of the client's verified"
                                                + " wallet."));
    }

    private @Nullable ClientId client(String party) {
        return clients.stream()
                .map(Client::id)
                .filter(id -> party.equals(CLIENT + id.value()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isFrom(BankRow row, @Nullable BankDetails bank) {
        if (bank == null) {
            return false;
        }
        String from = row.counterpartyAccount();
        String number = String.valueOf(bank.iban() == null ? bank.accountNumber() : bank.iban());
        return Houses.plain(from).equals(Houses.plain(number))
                || AccountForms.isOf(from, bank, row.money().currency());
    }

    private Guess byWords(BankStore.StoredRow row) {
        String words = Words.of(row.row());
        List<Client> byName =
                clients.stream().filter(one -> Words.holdsAll(words, one.name())).toList();
        List<ClientId> names = byName.stream().map(Client::id).toList();
        List<Investment> byNumber = named(row);
        List<ClientId> numbers = byNumber.stream().map(Investment::clientId).distinct().toList();
        List<ClientId> both = numbers.stream().filter(names::contains).toList();
        if (numbers.isEmpty()) {
            return one(names)
                    .map(id -> Guess.of(id, "The row names the client."))
                    .orElse(Guess.NOBODY);
        }
        if (names.isEmpty()) {
            return one(numbers).map(id -> byNumber(id, byNumber, words)).orElse(Guess.NOBODY);
        }
        if (both.isEmpty()) {
            Investment contract = byNumber.getFirst();
            return Guess.nobody(
                    "The row names %s, but %d is the number of a contract of %s."
                            .formatted(
                                    byName.getFirst().name(),
                                    contract.number(),
                                    contract.clientName()));
        }
        return one(both)
                .map(id -> Guess.of(id, "The row names the client and one of their contracts."))
                .orElse(Guess.NOBODY);
    }

    private static Guess byNumber(ClientId id, List<Investment> contracts, String words) {
        String why = "The row names a number of the client's contracts.";
        if (contracts.stream().anyMatch(one -> isLed(words, one.number()))) {
            return Guess.of(id, why);
        }
        String doubt =
                "Only the number %d speaks for the client; it may be a postcode or something else."
                        .formatted(contracts.getFirst().number());
        return new Guess(id, why, List.of(doubt), null);
    }

    /// The contracts whose numbers stand in the row.
    private List<Investment> named(BankStore.StoredRow row) {
        String words = Words.of(row.row());
        return contracts.stream()
                .filter(contract -> isNamed(contract.number(), words, row.day().getYear()))
                .toList();
    }

    /// A number by itself that is the year of the row, the one before or the one after is a year.
    private static boolean isNamed(long number, String words, int year) {
        String digits = Long.toString(number);
        return digits.length() >= SHORTEST_NUMBER
                && words.contains(" " + digits + " ")
                && (Math.abs(number - year) > 1 || isLed(words, number));
    }

    private static boolean isLed(String words, long number) {
        String sought = " " + number + " ";
        for (int at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
            if (LED.matcher(words.substring(0, at)).find()) {
                return true;
            }
        }
        return false;
    }

    private static <T> Optional<T> one(List<T> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
