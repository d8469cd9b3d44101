package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.server.deposits.Deposits;
import fidus.server.ledger.EntrySearch;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The two lists that are compared for a bank account: its postings on 1010, and the rows of its
/// statements that count. Both are signed from the holder's side: money in is positive.
public final class BankSides {
    /// The dimension of an entry that books what a statement's row says; its value is the row's id.
    public static final String STATEMENT_ROW = "statementRow";

    private static final String WRITE_OFF = "E21";
    private static final int LONGEST_TEXT = 1_900;
    private static final int AT_ONCE = 2_000;

    private final BankStore store;
    private final Ledger ledger;
    private final Deposits deposits;
    private final BookPostings postings;

    BankSides(BankStore store, Ledger ledger, Payments payments, Deposits deposits) {
        this.store = store;
        this.ledger = ledger;
        this.deposits = deposits;
        this.postings = new BookPostings(new BookGround.Stores(store, ledger, payments, deposits));
    }

    /// What a second person is asked about a row of a statement by itself stands under it.
    public static String subject(String rowId) {
        return STATEMENT_ROW + "/" + rowId;
    }

    /// All postings of the account in the order of their entries.
    ///
    /// What wrote off a difference between the two sides is none of the rows: it settles a break
    /// and stands on no statement. An entry that books a row of a statement stands on it and is
    /// compared.
    ///
    /// @param used rows that an active match uses
    public BookSide book(Unit unit, HouseAccount account, Set<String> used) {
        var gathered = new BookSide.Gathered();
        List<BookPostings.Posted> some = new ArrayList<>();
        ledger.each(
                unit,
                entry -> {
                    BookPostings.of(entry, account, some);
                    if (some.size() >= AT_ONCE) {
                        postings.gather(unit, some, gathered);
                    }
                });
        postings.gather(unit, some, gathered);
        return gathered.side(rows -> used);
    }

    /// The postings that a comparison of some days needs, in the order of their entries; as the
    /// other in everything else.
    ///
    /// @param used those of some rows that an active match uses
    public ReachedBook book(
            Unit unit, HouseAccount account, Reach reach, UnaryOperator<Set<String>> used) {
        return new BookReach(
                        unit, account, reach, new BookReach.Sources(ledger, deposits, postings))
                .read(used);
    }

    /// The rows of the account's statements that count and that a comparison of some days needs, by
    /// day.
    public List<MatchRow> statement(Unit unit, HouseAccount account, Reach reach) {
        List<MatchRow> rows = new ArrayList<>();
        new RowReachStore().each(unit, account, reach, row -> rows.add(row(row)));
        rows.sort(Comparator.comparing(MatchRow::bookingDate).thenComparing(MatchRow::rowId));
        return rows;
    }

    /// How far books and statements go at this moment.
    public Reach.Heads heads(Unit unit, HouseAccount account) {
        List<TakenStatement> taken = store.taken(unit, account.id());
        return Reach.Heads.of(
                ledger.atBanks().last(unit), taken, new AsideStore().of(unit, account.id()));
    }

    /// What was booked on days up to one.
    public BookedLater later(HouseAccount account, LocalDate last) {
        return new BookedLater(ledger.atBanks(), account, last);
    }

    /// The postings of these days and sums that are compared, each as it is compared; what was
    /// taken back is left out. A row is not always its posting's sum, so it is made before.
    public List<MatchRow> bookOf(
            Unit unit, HouseAccount account, Set<LocalDate> days, Set<Money> sums) {
        List<BookPostings.Posted> some = new ArrayList<>();
        ledger.search()
                .atBank(unit, account.name(), days)
                .forEach(entry -> BookPostings.of(entry, account, some));
        BookPostings.Told told = postings.told(unit, some);
        return some.stream()
                .filter(one -> sums.contains(told.row(one).amount()))
                .filter(one -> !ledger.search().isReversed(unit, one.entry()))
                .map(told::row)
                .toList();
    }

    /// The rows of one side that lie on some days, are of this sum and count.
    public List<MatchRow> on(
            Unit unit, HouseAccount account, Side side, Set<LocalDate> days, Money sum) {
        return side == Side.BOOK
                ? bookOf(unit, account, days, Set.of(sum))
                : store.freshOn(unit, account.id(), days).stream()
                        .map(BankSides::row)
                        .filter(row -> row.amount().equals(sum))
                        .toList();
    }

    /// The earliest day of the account's postings, whenever they were made.
    public Optional<LocalDate> firstBooked(Unit unit, HouseAccount account) {
        return ledger.atBanks()
                .first(unit, BookPostings.BANK, account.name(), account.currency())
                .map(JournalEntry::valueOn);
    }

    /// What entries of before a day wrote off of some breaks and no statement has.
    ///
    /// @param sources of these entries
    public Money writtenOff(
            Unit unit, HouseAccount account, LocalDate before, List<String> sources) {
        Money sum = Money.zero(account.currency());
        for (JournalEntry entry : ledger.atBanks().ofSources(unit, WRITE_OFF, sources)) {
            boolean counts =
                    entry.valueOn().isBefore(before) && !ledger.search().isReversed(unit, entry);
            sum = counts ? sum.plus(BookPostings.writtenOff(entry, account)) : sum;
        }
        return sum;
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
                        if (posting.account().equals(BookPostings.BANK)) {
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
                BookPostings.isCompared(posting));
    }

    /// The rows of the account's statements that count, by day.
    public List<MatchRow> statement(Unit unit, HouseAccount account) {
        return store.fresh(unit, account.id()).stream().map(BankSides::row).toList();
    }

    /// A stored row as it is compared, when it counts.
    public Optional<MatchRow> row(Unit unit, String id) {
        return store.row(unit, id).filter(BankStore.StoredRow::counts).map(BankSides::row);
    }

    /// Which of these rows count.
    public Set<String> counting(Unit unit, Set<String> ids) {
        return store.rows(unit, ids).values().stream()
                .filter(BankStore.StoredRow::counts)
                .map(BankStore.StoredRow::id)
                .collect(Collectors.toSet());
    }

    /// The row's own id is part of its text, however long that is, so that what was booked because
    /// of it is found again.
    static MatchRow row(BankStore.StoredRow stored) {
        BankRow row = stored.row();
        String said =
                String.join(
                                " ",
                                row.reference(),
                                row.endToEndId(),
                                row.text(),
                                row.counterparty(),
                                row.bankId())
                        .strip()
                        .replaceAll("\\s+", " ");
        String id = stored.id();
        String batch = row.batchReference();
        return new MatchRow(
                stored.id(),
                stored.day(),
                row.valueDate() == null ? stored.day() : row.valueDate(),
                row.money(),
                said.isEmpty() ? id : shortened(said, LONGEST_TEXT - 1 - id.length()) + " " + id,
                row.reference(),
                batch.isBlank() ? null : shortened(batch));
    }

    /// The rows of statements that a booking names, as its text or as its key.
    public static Set<String> named(MatchRow booked) {
        String key = booked.batchReference();
        return RowNames.in(key == null ? booked.text() : booked.text() + "; " + key);
    }

    /// A row of a statement without its own id: what the bank says, and no more.
    public static MatchRow printed(MatchRow row) {
        String own = row.rowId();
        String text = row.text();
        boolean said = text.endsWith(" " + own);
        if (!said && !text.equals(own)) {
            return row;
        }
        return new MatchRow(
                own,
                row.bookingDate(),
                row.valueDate(),
                row.amount(),
                said ? text.substring(0, text.length() - own.length() - 1) : "",
                row.reference(),
                row.batchReference());
    }

    static String shortened(String text) {
        return shortened(text, LONGEST_TEXT);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
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
