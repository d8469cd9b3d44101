package fidus.server.deposits;

import fidus.deposits.CountedDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositState;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.server.ledger.EntrySearch;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a confirmed deposit posts (E1): the place it came in on against what the house owes its
/// client.
final class DepositEntry {
    static final String EVENT = "E1";
    private static final String UNASSIGNED = "2010";

    private DepositEntry() {}

    /// The entry of a deposit, by name.
    static Ledger.Posted posted(DepositId id) {
        return new Ledger.Posted(EVENT, Deposits.subject(id), "");
    }

    /// What the confirmations of these posted.
    static List<JournalEntry> all(Unit unit, Ledger ledger, List<Deposit> deposits) {
        List<String> sources = deposits.stream().map(one -> Deposits.subject(one.id())).toList();
        return ledger.atBanks().ofSources(unit, EVENT, sources);
    }

    /// Those of these that counted at any time, in their order. What was stored before the books
    /// began counts from its value date.
    static List<CountedDeposit> counted(Unit unit, Ledger ledger, List<Deposit> deposits) {
        Map<String, EntrySearch.Stood> stood =
                ledger.search()
                        .stood(
                                unit,
                                EVENT,
                                deposits.stream()
                                        .map(one -> Deposits.subject(one.id()))
                                        .collect(Collectors.toSet()));
        return deposits.stream()
                .flatMap(one -> counted(one, stood.get(Deposits.subject(one.id()))).stream())
                .toList();
    }

    private static Optional<CountedDeposit> counted(
            Deposit deposit, EntrySearch.@Nullable Stood stood) {
        if (stood != null) {
            return Optional.of(new CountedDeposit(deposit, stood.from(), stood.until()));
        }
        return deposit.depositState() == DepositState.CONFIRMED
                ? Optional.of(new CountedDeposit(deposit, deposit.valueDate(), null))
                : Optional.empty();
    }

    /// What takes a reversed one out of the books: on the day its money left, and from its own day
    /// on when it was never there.
    ///
    /// @param entry what its confirmation posted
    static Ledger.Undone undone(Deposit reversed, JournalEntry entry) {
        DepositReturn back = reversed.returned();
        return new Ledger.Undone(
                entry.id(),
                back == null ? null : back.valueOn(),
                Objects.requireNonNull(reversed.endedBecause(), "it was reversed"));
    }

    /// @param countsOn the value date, or the first open day when its month is closed
    static NewEntry of(Deposit deposit, LocalDate countsOn) {
        String where = deposit.depositMethod() == DepositMethod.FIAT ? "1010" : "1020";
        return new NewEntry(
                EVENT,
                Deposits.subject(deposit.id()),
                "",
                countsOn,
                List.of(
                        Postings.debit(
                                where,
                                deposit.deposited(),
                                DepositDays.dimensions(deposit, countsOn)),
                        Postings.credit(
                                UNASSIGNED,
                                deposit.deposited(),
                                Map.of("client", deposit.clientId().value().toString()))),
                "Deposit " + deposit.number() + " of " + deposit.clientName());
    }
}
