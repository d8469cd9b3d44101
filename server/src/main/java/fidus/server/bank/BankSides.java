package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.deposits.Deposit;
import fidus.deposits.DepositReturn;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.deposits.Deposits;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.EntrySearch;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;
import fidus.server.rebates.ReceiptLeg;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The two lists that are compared for a bank account: its postings on 1010, and the rows of its
/// statements that count. Both are signed from the holder's side: money in is positive.
public final class BankSides {
    /// The dimension of an entry that books what a statement's row says; its value is the row's id.
    public static final String STATEMENT_ROW = "statementRow";

    private static final String BANK = "1010";
    private static final int LONGEST_TEXT = 1_900;
    private static final int AT_ONCE = 2_000;

    private final BankStore store;
    private final Ledger ledger;
    private final BookGround.Stores stores;

    BankSides(BankStore store, Ledger ledger, Payments payments, Deposits deposits) {
        this.store = store;
        this.ledger = ledger;
        this.stores = new BookGround.Stores(store, ledger, payments, deposits);
    }

    /// All postings of the account in the order of their entries.
    ///
    /// What wrote off a difference between the two sides is left out: it settles a break and stands
    /// on no statement. An entry that books a row of a statement stands on it and is compared.
    ///
    /// @param used rows that an active match uses
    public BookSide book(Unit unit, HouseAccount account, Set<String> used) {
        var gathered = new BookSide.Gathered();
        List<Posted> some = new ArrayList<>();
        ledger.each(
                unit,
                entry -> {
                    posted(entry, account, some);
                    if (some.size() >= AT_ONCE) {
                        gather(unit, some, gathered);
                    }
                });
        gather(unit, some, gathered);
        return gathered.side(used);
    }

    private void gather(Unit unit, List<Posted> some, BookSide.Gathered gathered) {
        Told told = told(unit, some);
        for (Posted one : some) {
            gathered.add(one.entry, told.row(one), told.standsOn(one));
        }
        some.clear();
    }

    /// The postings of these days and sums that are compared, each as it is compared; what was
    /// taken back is left out.
    List<MatchRow> bookOf(Unit unit, HouseAccount account, Set<LocalDate> days, Set<Money> sums) {
        List<Posted> some = new ArrayList<>();
        for (JournalEntry entry : ledger.search().atBank(unit, account.name(), days)) {
            if (!ledger.search().isReversed(unit, entry)) {
                posted(entry, account, some);
            }
        }
        Told told = told(unit, some);
        return some.stream().map(told::row).filter(row -> sums.contains(row.amount())).toList();
    }

    /// A posting of an account at a bank.
    ///
    /// @param place in its entry, counted from 1
    private record Posted(JournalEntry entry, Posting posting, int place) {}

    private static void posted(JournalEntry entry, HouseAccount account, List<Posted> into) {
        if (isInside(entry)) {
            return;
        }
        for (int i = 0; i < entry.postings().size(); i++) {
            Posting posting = entry.postings().get(i);
            if (isOf(posting, account)) {
                into.add(new Posted(entry, posting, i + 1));
            }
        }
    }

    private Told told(Unit unit, List<Posted> some) {
        return new Told(stores.of(unit, some.stream().map(Posted::entry).toList()));
    }

    private static boolean isOf(Posting posting, HouseAccount account) {
        return posting.account().equals(BANK)
                && account.name().equals(posting.dimensions().get("bankAccount"))
                && account.currency().equals(posting.money().currency())
                && isCompared(posting);
    }

    /// What the bank kept of a payment that came back is inside the row that came back.
    private static boolean isInside(JournalEntry entry) {
        return entry.leg().equals(Payments.KEPT);
    }

    private static boolean isCompared(Posting posting) {
        return !posting.dimensions().containsKey("break")
                || posting.dimensions().containsKey(STATEMENT_ROW);
    }

    /// A posting on an account at a bank.
    ///
    /// @param sum money in is positive
    /// @param compared whether it is held against statements; what wrote off a difference is not
    public record Booked(String bankAccount, LocalDate on, Money sum, boolean compared) {}

    /// The postings of all accounts at banks in the order of their entries, in one pass.
    public List<Booked> booked(Unit unit) {
        List<Booked> booked = new ArrayList<>();
        ledger.each(
                unit,
                entry -> {
                    for (Posting posting : entry.postings()) {
                        if (posting.account().equals(BANK)) {
                            booked.add(booked(entry, posting));
                        }
                    }
                });
        return booked;
    }

    private static Booked booked(JournalEntry entry, Posting posting) {
        return new Booked(
                posting.dimensions().getOrDefault("bankAccount", ""),
                entry.valueOn(),
                EntrySearch.signed(posting),
                isCompared(posting));
    }

    /// Postings as they are compared.
    private record Told(BookGround ground) {
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
                    shortened(
                            said != null
                                    ? said.text()
                                    : evidence == null ? entry.reason() : evidence),
                    "entry " + entry.number() + " " + entry.eventCode(),
                    said == null ? PaidRows.partsOf(evidence) : said.key());
        }

        /// What books a row of a month that was closed counts later in the books; at the bank it
        /// has the row's day.
        private LocalDate valueOn(Posted one) {
            String id = one.posting.dimensions().get(STATEMENT_ROW);
            return id == null || one.entry.reverses() != null
                    ? one.entry.valueOn()
                    : ground.row(id)
                            .filter(BankStore.StoredRow::counts)
                            .map(BankSides::row)
                            .map(MatchRow::valueDate)
                            .orElse(one.entry.valueOn());
        }

        /// The row of the statement that it books, or the reference of the deposit that came or
        /// left, or of the exchange.
        private @Nullable String evidence(Posted one) {
            String row = one.posting.dimensions().get(STATEMENT_ROW);
            Optional<String> exchanged = Exchanges.reference(one.entry);
            if (row != null || exchanged.isPresent()) {
                return row == null ? exchanged.get() : row;
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

        /// What it was booked on: the evidence, or the reference of a broker's rebate.
        @Nullable String standsOn(Posted one) {
            String evidence = evidence(one);
            return evidence == null ? ReceiptLeg.evidence(one.entry).orElse(null) : evidence;
        }
    }

    /// The rows of the account's statements that count, by day.
    public List<MatchRow> statement(Unit unit, HouseAccount account) {
        return store.fresh(unit, account.id()).stream().map(BankSides::row).toList();
    }

    /// A stored row as it is compared, when it counts.
    public Optional<MatchRow> row(Unit unit, String id) {
        return store.row(unit, id).filter(BankStore.StoredRow::counts).map(BankSides::row);
    }

    /// The row's own id is part of its text, so that what was booked because of it is found again.
    private static MatchRow row(BankStore.StoredRow stored) {
        BankRow row = stored.row();
        String said =
                String.join(
                        " ",
                        row.reference(),
                        row.endToEndId(),
                        row.text(),
                        row.counterparty(),
                        row.bankId(),
                        stored.id());
        String batch = row.batchReference();
        return new MatchRow(
                stored.id(),
                stored.day(),
                row.valueDate() == null ? stored.day() : row.valueDate(),
                row.money(),
                shortened(said.strip().replaceAll("\\s+", " ")),
                row.reference(),
                batch.isBlank() ? null : shortened(batch));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /// Opening balance of a statement: as printed, else its closing balance less its rows.
    public Optional<Money> opening(Unit unit, TakenStatement statement) {
        BankBalance closing = statement.closingOfRows();
        if (statement.opening() != null) {
            return Optional.of(statement.opening().money());
        }
        return closing == null
                ? Optional.empty()
                : Optional.of(closing.money().minus(sum(unit, statement, LocalDate.MIN)));
    }

    /// Closing balance of a statement with all its booked rows: as printed, else its opening
    /// balance and its rows; likewise when the printed one leaves out what is valued later, or is
    /// of a day after the rows.
    public Optional<Money> closing(Unit unit, TakenStatement statement) {
        BankBalance opening = statement.opening();
        BankBalance closing = statement.closingOfRows();
        boolean byValue =
                statement.checks().stream()
                        .anyMatch(check -> check.tie().equals(BankCheck.VALUED_TIE));
        if (closing != null && !byValue) {
            return Optional.of(closing.money());
        }
        return opening == null
                ? Optional.empty()
                : Optional.of(opening.money().plus(sum(unit, statement, LocalDate.MIN)));
    }

    /// Σ of a statement's booked rows from this day on, whatever other files said of them.
    public Money sum(Unit unit, TakenStatement statement, LocalDate from) {
        Money sum = Money.zero(statement.currency());
        for (BankStore.StoredRow row : store.rowsOf(unit, statement.id())) {
            boolean counts = row.rowFate() != RowFate.NOT_BOOKED && !row.day().isBefore(from);
            sum = counts ? sum.plus(row.money()) : sum;
        }
        return sum;
    }
}
