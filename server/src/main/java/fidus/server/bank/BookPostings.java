package fidus.server.bank;

import fidus.deposits.Deposit;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositState;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.deposits.DepositDays;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.BankEntries;
import fidus.server.ledger.EntrySearch;
import fidus.server.mongo.Unit;
import fidus.server.payments.OwedBacks;
import fidus.server.payments.Payments;
import fidus.server.rebates.ReceiptLeg;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The postings of an account at a bank, each as it is compared with the account's statements.
final class BookPostings {
    static final String BANK = "1010";

    private final BookGround.Stores stores;

    BookPostings(BookGround.Stores stores) {
        this.stores = stores;
    }

    /// A posting of an account at a bank.
    ///
    /// @param place in its entry, counted from 1
    record Posted(JournalEntry entry, Posting posting, int place) {}

    static void of(JournalEntry entry, HouseAccount account, List<Posted> into) {
        if (isInside(entry)) {
            return;
        }
        for (int i = 0; i < entry.postings().size(); i++) {
            Posting posting = entry.postings().get(i);
            if (isOf(posting, account) && isCompared(posting)) {
                into.add(new Posted(entry, posting, i + 1));
            }
        }
    }

    Told told(Unit unit, List<Posted> some) {
        return new Told(stores.of(unit, some.stream().map(Posted::entry).toList()));
    }

    static boolean isOf(JournalEntry entry, HouseAccount account) {
        return entry.postings().stream().anyMatch(posting -> isOf(posting, account));
    }

    private static boolean isOf(Posting posting, HouseAccount account) {
        return posting.account().equals(BANK)
                && account.name().equals(posting.dimensions().get("bankAccount"))
                && account.currency().equals(posting.money().currency());
    }

    /// What the bank kept of a payment that came back is inside the row that came back.
    private static boolean isInside(JournalEntry entry) {
        return entry.leg().equals(Payments.KEPT);
    }

    /// Whether it is held against statements. What wrote off a difference is not.
    static boolean isCompared(Posting posting) {
        return !posting.dimensions().containsKey("break")
                || posting.dimensions().containsKey(BankSides.STATEMENT_ROW);
    }

    /// What moved on an account with an entry, also what no row of its own stands for.
    static Money moved(JournalEntry entry, HouseAccount account) {
        return sum(entry, account, _ -> true);
    }

    /// What of that wrote off a difference and stands on no statement.
    static Money writtenOff(JournalEntry entry, HouseAccount account) {
        return sum(entry, account, posting -> !isCompared(posting));
    }

    private static Money sum(JournalEntry entry, HouseAccount account, Predicate<Posting> counts) {
        Money sum = Money.zero(account.currency());
        for (Posting posting : entry.postings()) {
            boolean added = isOf(posting, account) && counts.test(posting);
            sum = added ? sum.plus(EntrySearch.signed(posting)) : sum;
        }
        return sum;
    }

    /// All of an account, as the ledger sums it.
    static BankEntries.Summed summed(HouseAccount account) {
        return new BankEntries.Summed(BANK, account.name(), account.currency());
    }

    /// Adds them as they are compared, and empties the list.
    void gather(Unit unit, List<Posted> some, BookSide.Gathered gathered) {
        Told told = told(unit, some);
        for (Posted one : some) {
            gathered.add(one.entry, told.of(one));
        }
        some.clear();
    }

    /// Postings as they are compared.
    record Told(BookGround ground) {
        MatchRow row(Posted one) {
            JournalEntry entry = one.entry;
            PaidRows.Said said = new PaidRows(ground).of(entry);
            String evidence = said == null ? evidence(one) : null;
            Money kept = said == null ? null : said.kept();
            Money moved = EntrySearch.signed(one.posting);
            return new MatchRow(
                    "ENTRY-" + entry.number() + "-" + one.place,
                    entry.valueOn(),
                    said == null ? valueOn(one) : said.valueOn(),
                    kept == null ? moved : moved.minus(kept),
                    BankSides.shortened(
                            said != null
                                    ? said.text()
                                    : evidence == null ? entry.reason() : evidence),
                    "entry " + entry.number() + " " + entry.eventCode(),
                    said == null ? PaidRows.partsOf(evidence) : said.key());
        }

        /// What books a row, or a deposit, of a month that was closed counts later in the books; at
        /// the bank it has its own day.
        private LocalDate valueOn(Posted one) {
            String id = one.posting.dimensions().get(BankSides.STATEMENT_ROW);
            if (id == null || one.entry.reverses() != null) {
                Optional<LocalDate> valued =
                        one.entry.reverses() == null
                                ? DepositDays.valuedOn(one.posting)
                                : Optional.empty();
                return valued.orElse(one.entry.valueOn());
            }
            return ground.row(id)
                    .filter(BankStore.StoredRow::counts)
                    .map(BankSides::row)
                    .map(MatchRow::valueDate)
                    .orElse(one.entry.valueOn());
        }

        /// The row of the statement that it books, or the reference of the deposit that came or
        /// left, or of the exchange.
        private @Nullable String evidence(Posted one) {
            String row = one.posting.dimensions().get(BankSides.STATEMENT_ROW);
            Optional<String> exchanged = Exchanges.reference(one.entry);
            if (row != null || exchanged.isPresent()) {
                return row == null ? exchanged.get() : row;
            }
            Optional<String> given = OwedBacks.reference(one.entry);
            if (given.isPresent()) {
                return given.get();
            }
            EntryId came = one.entry.reverses();
            Deposit deposit =
                    ground.deposit(came == null ? one.entry : ground.taken(came)).orElse(null);
            if (deposit == null || came == null) {
                return deposit == null ? null : deposit.evidence();
            }
            DepositReturn left = deposit.returned();
            return left == null ? null : left.evidence();
        }

        BookSide.Gathered.Told of(Posted one) {
            return new BookSide.Gathered.Told(row(one), standsOn(one), undoesError(one.entry));
        }

        /// Whether it takes back a deposit of which two persons said that it was recorded in error.
        private boolean undoesError(JournalEntry entry) {
            EntryId wrong = entry.reverses();
            return wrong != null
                    && ground.deposit(ground.taken(wrong))
                            .filter(one -> one.depositState() == DepositState.REVERSED)
                            .filter(one -> one.returned() == null)
                            .isPresent();
        }

        /// What it was booked on: the evidence, or the reference of a broker's rebate.
        @Nullable String standsOn(Posted one) {
            String evidence = evidence(one);
            return evidence == null ? ReceiptLeg.evidence(one.entry).orElse(null) : evidence;
        }
    }
}
