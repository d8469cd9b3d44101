package fidus.server.cashflow;

import fidus.cashflow.CashMove;
import fidus.cashflow.CashMoveKind;
import fidus.cashflow.CashMoved;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashSince;
import fidus.cashflow.UnallocatedCash;
import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.pnl.ReserveSplit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journal moved in banks and wallets after their balances were recorded.
final class CashBooked {
    /// The opening position repeats what was there before the books began.
    private static final String OPENING = "E26";

    /// A difference that was cleared in the books.
    private static final String CLEARED = "E21";

    /// Capital of the house, rebates at a bank, and what the house has of its own.
    private static final Set<String> HOUSE_EVENTS = Set.of("E3", "E15", "E24");

    /// What the sources of entries begin with that payments posted.
    private static final String PAYMENT = "payment/";

    private static final Map<String, CashPlace> PLACES =
            Map.of(
                    "1010", CashPlace.BANK,
                    "1020", CashPlace.CRYPTO_WALLET,
                    "1050", CashPlace.BROKER_WALLET);

    private final Map<String, FundCode> funds = new HashMap<>();
    private final List<CashMove> moves = new ArrayList<>();

    private CashBooked(List<ContractBook> books) {
        for (FundCode code : FundCode.values()) {
            funds.put(code.name(), code);
        }
        books.forEach(book -> funds.put(book.id().value().toString(), book.fundCode()));
    }

    /// @param books whose funds are told from their contracts
    /// @param last the last value date that counts
    static List<CashMoved> of(
            Unit unit,
            Ledger ledger,
            List<UnallocatedCash> recorded,
            List<ContractBook> books,
            LocalDate last) {
        var booked = new CashBooked(books);
        recorded.stream()
                .map(UnallocatedCash::asOf)
                .min(Comparator.naturalOrder())
                .map(unit.days()::of)
                .ifPresent(
                        from ->
                                ledger.since(
                                        unit,
                                        PLACES.keySet(),
                                        from,
                                        entry -> {
                                            JournalEntry cause = cause(unit, ledger, entry);
                                            LocalDate moved = movedOn(unit.days(), entry, cause);
                                            if (!moved.isAfter(last)) {
                                                booked.add(entry, cause, moved);
                                            }
                                        }));
        return CashSince.of(unit.days(), recorded, booked.moves);
    }

    /// The entry itself, or the one it takes back.
    private static JournalEntry cause(Unit unit, Ledger ledger, JournalEntry entry) {
        EntryId wrong = entry.reverses();
        return wrong == null ? entry : ledger.get(unit, wrong);
    }

    /// What undoes an entry on a day of its own moved the money then, whenever it is booked and
    /// wherever the books had to date it; entries from before that day was kept tell it by their
    /// own. What is dated as the entry it takes back, or on the first day of a month because the
    /// entry's own is closed, moved it only when it is booked: a payment is there again, a deposit
    /// or another receipt is gone. That something which left is there again is believed of payments
    /// alone, because only their return names the bank's reference. An entry of people, or one that
    /// cleared a difference, was wrong and moved nothing.
    private static LocalDate movedOn(BusinessDays days, JournalEntry entry, JournalEntry cause) {
        LocalDate undone = entry.undoneOn();
        if (undone != null) {
            return undone;
        }
        LocalDate booked = days.of(entry.bookedAt());
        boolean late =
                entry.reverses() != null
                        && booked.isAfter(entry.valueOn())
                        && !isOfOwnDay(entry, cause);
        boolean wrong = cause.isOfPeople() || cause.eventCode().equals(CLEARED);
        boolean moved = cause.source().startsWith(PAYMENT) || (!wrong && isOut(entry));
        return late && moved ? booked : entry.valueOn();
    }

    private static boolean isOfOwnDay(JournalEntry entry, JournalEntry cause) {
        LocalDate on = entry.valueOn();
        boolean shifted =
                on.getDayOfMonth() == 1
                        && !YearMonth.from(on).equals(YearMonth.from(cause.valueOn()));
        return on.isAfter(cause.valueOn()) && !shifted;
    }

    private static boolean isOut(JournalEntry entry) {
        return entry.postings().stream()
                .filter(posting -> PLACES.containsKey(posting.account()))
                .allMatch(posting -> posting.side() == PostingSide.CREDIT);
    }

    private void add(JournalEntry entry, JournalEntry cause, LocalDate moved) {
        if (entry.eventCode().equals(OPENING)) {
            return;
        }
        for (Posting posting : entry.postings()) {
            CashPlace place = PLACES.get(posting.account());
            if (place != null) {
                split(entry, cause, posting)
                        .forEach(part -> moves.add(move(entry, place, posting, moved, part)));
            }
        }
    }

    private static CashMove move(
            JournalEntry entry, CashPlace place, Posting posting, LocalDate moved, Part part) {
        boolean in = posting.side() == PostingSide.DEBIT;
        return new CashMove(
                entry.id(),
                entry.reverses(),
                CashMoveKind.of(entry.eventCode()),
                place,
                posting.dimensions().getOrDefault("bankAccount", ""),
                moved,
                entry.bookedAt(),
                in ? part.money() : part.money().negated(),
                part.of.owner,
                part.of.fund);
    }

    /// @param fund absent for the house and for clients of no one fund
    private record Owned(CashOwner owner, @Nullable FundCode fund) {}

    private record Part(Owned of, Money money) {}

    /// Whose the cash of a posting is. Where it is about several funds, each has as much of it as
    /// it has of what stands against it.
    private List<Part> split(JournalEntry entry, JournalEntry cause, Posting cash) {
        Map<Owned, Money> named = new LinkedHashMap<>();
        for (Posting posting : entry.postings()) {
            Owned of = owned(posting);
            boolean against =
                    posting.side() != cash.side()
                            && posting.money().currency().equals(cash.money().currency());
            if (of != null && against) {
                named.merge(of, posting.money(), Money::plus);
            }
        }
        if (named.size() < 2 || HOUSE_EVENTS.contains(cause.eventCode())) {
            FundCode fund = fund(entry);
            return List.of(new Part(new Owned(owner(cause, fund), fund), cash.money()));
        }
        List<Money> sums = ReserveSplit.of(cash.money(), List.copyOf(named.values()));
        var parts = new ArrayList<Part>();
        for (Owned of : named.keySet()) {
            parts.add(new Part(of, sums.get(parts.size())));
        }
        return List.copyOf(parts);
    }

    /// Whom a posting names that is not of cash itself.
    private @Nullable Owned owned(Posting posting) {
        if (PLACES.containsKey(posting.account())) {
            return null;
        }
        Map<String, String> of = posting.dimensions();
        if (CashOwner.HOUSE.name().equals(of.get("fund"))) {
            return new Owned(CashOwner.HOUSE, null);
        }
        FundCode fund = funds.get(of.getOrDefault("fund", of.getOrDefault("contract", "")));
        return fund == null ? null : new Owned(CashOwner.CLIENT, fund);
    }

    private static CashOwner owner(JournalEntry cause, @Nullable FundCode fund) {
        boolean house =
                HOUSE_EVENTS.contains(cause.eventCode()) || (fund == null && isOfHouse(cause));
        return house ? CashOwner.HOUSE : CashOwner.CLIENT;
    }

    /// Whether all other postings that name a fund name the house.
    private static boolean isOfHouse(JournalEntry entry) {
        Set<String> named = new HashSet<>();
        for (Posting posting : entry.postings()) {
            String fund = posting.dimensions().get("fund");
            if (fund != null && !PLACES.containsKey(posting.account())) {
                named.add(fund);
            }
        }
        return named.equals(Set.of(CashOwner.HOUSE.name()));
    }

    /// The fund that all other postings name, by itself or by a contract.
    private @Nullable FundCode fund(JournalEntry entry) {
        Set<FundCode> found = new HashSet<>();
        for (Posting posting : entry.postings()) {
            Owned of = owned(posting);
            FundCode fund = of == null ? null : of.fund;
            if (fund != null) {
                found.add(fund);
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
