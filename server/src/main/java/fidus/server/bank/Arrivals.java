package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.DepositProposal;
import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.RecordDeposit;
import fidus.investments.Investment;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.clients.Clients;
import fidus.server.deposits.Deposits;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Money that came in and that nothing in the books explains: proposed as a deposit of the client
/// who is recognised, for a person to record and another to confirm.
final class Arrivals {
    private static final int DAYS_BEFORE = 1;
    private static final int DAYS_AFTER = 5;

    private final Deposits deposits;
    private final Clients clients;
    private final Function<Unit, List<Investment>> contracts;
    private final Wallets wallets;

    Arrivals(BankStatements.Ground ground) {
        this.deposits = ground.deposits();
        this.clients = ground.clients();
        this.contracts = ground.contracts();
        this.wallets = ground.payments().wallets();
    }

    /// What the books hold of the account.
    ///
    /// @param all as it is compared
    /// @param open rows of the journal that no match uses
    /// @param tied the matches that nobody made yet, by the rows of statements they would use
    record Booked(BookSide all, List<MatchRow> open, Map<String, List<Matching.Tie>> tied) {}

    /// @param free rows that nothing stands on and that name no payment of the house
    /// @param recorded a deposit as if it waited already: its rows come first, also where the books
    ///   hold what they could be
    List<DepositProposal> of(
            Unit unit,
            HouseAccount account,
            List<BankStore.StoredRow> free,
            Booked book,
            @Nullable Deposit recorded) {
        List<Deposit> pending = pending(unit, recorded);
        Set<String> own = recorded == null ? Set.of() : RowNames.in(recorded.evidence());
        var senders =
                new Senders(clients.all(unit), contracts.apply(unit), wallets.all(unit), pending);
        List<DepositProposal> proposals = new ArrayList<>();
        Map<String, String> words = new HashMap<>();
        for (BankStore.StoredRow row : first(own, free.reversed())) {
            if (isNew(unit, row, own.contains(row.id()) ? List.of() : book.open)) {
                proposals.add(proposal(account, row, senders));
                words.put(row.id(), Words.of(row.row()));
            }
        }
        List<DepositProposal> said =
                confirmed(unit, DepositDoubts.said(proposals, pending), words, book);
        said.replaceAll(one -> own.contains(one.rowId()) ? held(one, book) : one);
        List<DepositProposal> shown = shown(said);
        var parts =
                new PaidInParts(shown, words, own).of(waiting(unit, account, shown, pending), book);
        return booked(said, parts, Ties.of(book));
    }

    private List<Deposit> pending(Unit unit, @Nullable Deposit recorded) {
        List<Deposit> pending = deposits.pending(unit);
        return recorded == null || pending.stream().anyMatch(one -> one.id().equals(recorded.id()))
                ? pending
                : Stream.concat(Stream.of(recorded), pending.stream()).toList();
    }

    private static List<BankStore.StoredRow> first(
            Set<String> own, List<BankStore.StoredRow> rows) {
        return own.isEmpty()
                ? rows
                : Stream.concat(
                                rows.stream().filter(row -> own.contains(row.id())),
                                rows.stream().filter(row -> !own.contains(row.id())))
                        .toList();
    }

    /// With what the books hold that it could be and that stands on no row of its own; of confirmed
    /// deposits that is said already.
    private static DepositProposal held(DepositProposal one, Booked book) {
        return one.perhapsBooked(
                book.open.stream()
                        .filter(row -> couldBe(row, one.money(), one.day()))
                        .filter(row -> BankSides.named(row).isEmpty())
                        .filter(row -> one.doubts().stream().noneMatch(it -> says(it, row)))
                        .map(
                                row ->
                                        "The books hold %s of %s that no row of a statement is matched with: %s."
                                                .formatted(
                                                        row.amount(),
                                                        row.bookingDate(),
                                                        row.text()))
                        .toList());
    }

    private static boolean says(String doubt, MatchRow row) {
        return !row.text().isBlank() && doubt.contains("on reference " + row.text());
    }

    /// Says of those that are shown whether a confirmed deposit could be theirs.
    private List<DepositProposal> confirmed(
            Unit unit, List<DepositProposal> all, Map<String, String> words, Booked book) {
        List<DepositProposal> shown = shown(all);
        List<String> said = shown.stream().map(one -> words.getOrDefault(one.rowId(), "")).toList();
        var before =
                ConfirmedBefore.of(book, shown, said, texts -> deposits.confirmed(unit, texts));
        List<DepositProposal> doubted = new ArrayList<>(all);
        for (int i = 0; i < shown.size(); i++) {
            DepositProposal one = shown.get(i);
            doubted.set(i, one.perhapsBooked(before.doubts(one, said.get(i))));
        }
        return doubted;
    }

    private static List<DepositProposal> shown(List<DepositProposal> all) {
        return all.subList(0, Math.min(all.size(), Suggestions.MOST));
    }

    /// The deposits of these clients that stand or wait on the account, and all others that wait.
    private List<Deposit> waiting(
            Unit unit, HouseAccount account, List<DepositProposal> shown, List<Deposit> pending) {
        Set<ClientId> known = new HashSet<>();
        shown.stream().flatMap(one -> Stream.ofNullable(one.clientId())).forEach(known::add);
        return Stream.concat(deposits.ofClients(unit, known).stream(), pending.stream())
                .filter(Deposit::holdsEvidence)
                .filter(one -> one.depositMethod() == DepositMethod.FIAT)
                .filter(one -> one.paidInto().isBlank() || one.paidInto().equals(account.name()))
                .distinct()
                .toList();
    }

    /// Says of those that are shown whether they could be, or be a part of, what the books hold.
    private static List<DepositProposal> booked(
            List<DepositProposal> all, Map<String, List<String>> parts, Ties ties) {
        List<DepositProposal> doubted = new ArrayList<>(all);
        for (int i = 0; i < shown(all).size(); i++) {
            DepositProposal one = all.get(i);
            doubted.set(
                    i,
                    one.perhapsBooked(parts.getOrDefault(one.rowId(), List.of()))
                            .perhapsBooked(ties.doubts(one.rowId())));
        }
        return doubted;
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

    /// The days on which a row of what is booked on a day may lie.
    static List<LocalDate> daysOfRows(LocalDate booked) {
        return booked.minusDays(DAYS_BEFORE).datesUntil(booked.plusDays(DAYS_AFTER + 1)).toList();
    }

    static boolean couldBe(MatchRow book, BankStore.StoredRow row) {
        return couldBe(book, row.money(), row.day());
    }

    private static boolean couldBe(MatchRow book, Money money, LocalDate day) {
        return book.amount().equals(money)
                && !book.bookingDate().minusDays(DAYS_BEFORE).isAfter(day)
                && !book.bookingDate().plusDays(DAYS_AFTER).isBefore(day);
    }

    private static DepositProposal proposal(
            HouseAccount account, BankStore.StoredRow stored, Senders senders) {
        BankRow row = stored.row();
        Senders.Guess guess = senders.of(stored);
        ClientId client = guess.client();
        Deposit pending = guess.pending();
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
                senders.name(client),
                guess.why(),
                senders.contract(stored, client),
                guess.doubts(),
                record,
                false,
                pending == null ? null : pending.id(),
                null);
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
}
