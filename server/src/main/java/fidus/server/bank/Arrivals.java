package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.DepositProposal;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.RecordDeposit;
import fidus.investments.Investment;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletState;
import fidus.reconciliation.MatchRow;
import fidus.server.clients.Clients;
import fidus.server.deposits.Deposits;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Money that came in and that nothing in the books explains: proposed as a deposit of the client
/// who is recognised, for a person to record and another to confirm.
final class Arrivals {
    private static final int DAYS_BEFORE = 1;
    private static final int DAYS_AFTER = 5;
    private static final int SHORTEST_NUMBER = 4;
    private static final String CLIENT = "client/";

    private final Deposits deposits;
    private final Clients clients;
    private final Function<Unit, List<Investment>> contracts;
    private final Wallets wallets;

    Arrivals(
            Deposits deposits,
            Clients clients,
            Function<Unit, List<Investment>> contracts,
            Wallets wallets) {
        this.deposits = deposits;
        this.clients = clients;
        this.contracts = contracts;
        this.wallets = wallets;
    }

    /// What is known to recognise clients by.
    private record Known(
            List<Client> clients,
            List<Investment> contracts,
            List<PayoutWallet> wallets,
            List<Deposit> pending) {}

    /// Who a row seems to come from.
    private record Guess(@Nullable ClientId client, String why, @Nullable Deposit pending) {
        static final Guess NOBODY =
                new Guess(null, "Nothing in the row names exactly one client.", null);
    }

    /// @param free rows that nothing stands on and that name no payment of the house
    /// @param book rows of the journal that no match uses
    List<DepositProposal> of(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> free, List<MatchRow> book) {
        var known =
                new Known(
                        clients.all(unit),
                        contracts.apply(unit),
                        wallets.all(unit),
                        deposits.pending(unit));
        List<DepositProposal> proposals = new ArrayList<>();
        for (BankStore.StoredRow row : free.reversed()) {
            if (isNew(unit, row, book)) {
                proposals.add(proposal(account, row, guess(row, known), known));
            }
        }
        return DepositDoubts.said(proposals, known.pending);
    }

    /// Not in the books yet, and nothing there could be it.
    boolean isNew(Unit unit, BankStore.StoredRow row, List<MatchRow> book) {
        boolean recorded =
                deposits.withEvidence(unit, DepositMethod.FIAT, row.id())
                        .filter(deposit -> deposit.depositState() == DepositState.CONFIRMED)
                        .isPresent();
        return row.money().signum() > 0
                && !row.row().reversal()
                && !recorded
                && book.stream().noneMatch(other -> couldBe(other, row));
    }

    /// The days on which a row of this day may be booked.
    static List<LocalDate> daysInTheBooks(LocalDate day) {
        return day.minusDays(DAYS_AFTER).datesUntil(day.plusDays(DAYS_BEFORE + 1)).toList();
    }

    static boolean couldBe(MatchRow book, BankStore.StoredRow row) {
        return book.amount().equals(row.money())
                && !book.bookingDate().minusDays(DAYS_BEFORE).isAfter(row.day())
                && !book.bookingDate().plusDays(DAYS_AFTER).isBefore(row.day());
    }

    private static DepositProposal proposal(
            HouseAccount account, BankStore.StoredRow stored, Guess guess, Known known) {
        BankRow row = stored.row();
        ClientId client = guess.client;
        Deposit pending = guess.pending;
        String name =
                known.clients.stream()
                        .filter(one -> one.id().equals(client))
                        .map(Client::name)
                        .findFirst()
                        .orElse(null);
        var record =
                client == null || pending != null
                        ? null
                        : new RecordDeposit(
                                client,
                                stored.money(),
                                row.valueDate() == null ? stored.day() : row.valueDate(),
                                DepositMethod.FIAT,
                                stored.id(),
                                account.name(),
                                note(row));
        return new DepositProposal(
                stored.id(),
                stored.day(),
                stored.money(),
                row.text(),
                row.counterparty(),
                client,
                name,
                guess.why,
                contract(row, client, known),
                List.of(),
                record,
                pending == null ? null : pending.id());
    }

    private static @Nullable Long contract(BankRow row, @Nullable ClientId client, Known known) {
        String words = Words.of(row);
        return known.contracts.stream()
                .filter(contract -> contract.clientId().equals(client))
                .filter(contract -> named(contract, words))
                .map(Investment::number)
                .findFirst()
                .orElse(null);
    }

    private static boolean named(Investment contract, String words) {
        String number = Long.toString(contract.number());
        return number.length() >= SHORTEST_NUMBER && words.contains(" " + number + " ");
    }

    private static String note(BankRow row) {
        String note =
                "Statement: "
                        + String.join(
                                        " ",
                                        row.counterparty(),
                                        row.counterpartyAccount(),
                                        row.bankId(),
                                        row.text())
                                .strip()
                                .replaceAll("\\s+", " ");
        return note.substring(0, Math.min(note.length(), 1_000));
    }

    private static Guess guess(BankStore.StoredRow row, Known known) {
        String words = Words.of(row.row());
        return pending(row, words, known)
                .or(() -> byAccount(row.row(), known))
                .or(() -> byContract(words, known))
                .or(() -> byName(words, known))
                .orElse(Guess.NOBODY);
    }

    private static Optional<Guess> pending(BankStore.StoredRow row, String words, Known known) {
        return one(known.pending.stream()
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
                                        "Deposit "
                                                + deposit.number()
                                                + " is recorded with this reference and waits for"
                                                + " its second person.",
                                        deposit));
    }

    private static Optional<Guess> byAccount(BankRow row, Known known) {
        if (Houses.plain(row.counterpartyAccount()).isEmpty()) {
            return Optional.empty();
        }
        return one(known.wallets.stream()
                        .filter(wallet -> wallet.walletState() == WalletState.VERIFIED)
                        .filter(wallet -> wallet.party().startsWith(CLIENT))
                        .filter(wallet -> isFrom(row, wallet.bank()))
                        .map(wallet -> client(known, wallet.party()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .map(
                        id ->
                                new Guess(
                                        id,
                                        "It came from the account of the client's verified wallet.",
                                        null));
    }

    private static @Nullable ClientId client(Known known, String party) {
        return known.clients.stream()
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

    private static Optional<Guess> byContract(String words, Known known) {
        return one(known.contracts.stream()
                        .filter(contract -> named(contract, words))
                        .map(Investment::clientId)
                        .distinct()
                        .toList())
                .map(
                        id ->
                                new Guess(
                                        id,
                                        "The row names a number of the client's contracts.",
                                        null));
    }

    private static Optional<Guess> byName(String words, Known known) {
        return one(known.clients.stream()
                        .filter(client -> Words.holdsAll(words, client.name()))
                        .map(Client::id)
                        .toList())
                .map(id -> new Guess(id, "The row names the client.", null));
    }

    private static <T> Optional<T> one(List<T> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
