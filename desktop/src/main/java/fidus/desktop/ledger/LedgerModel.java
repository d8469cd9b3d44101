package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.ledger.AboutEntry;
import fidus.ledger.BalanceOn;
import fidus.ledger.EntryId;
import fidus.ledger.EntryPage;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.MoveOpening;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.ReverseEntry;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The books: sums per account, and the entries behind them.
public final class LedgerModel {
    private final Shell shell;
    private final Fetched<TrialBalance> balance;
    private final Paged<EntryLine> entries;
    private final OpeningModel opening;
    private final EntryModel entry;
    private final ReasonModel reason;
    private final StringProperty account = new SimpleStringProperty("");
    private final StringProperty tradingAccount = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> through = new SimpleObjectProperty<>();

    /// What the listed entries answer; what is typed meanwhile is asked with the next question.
    private volatile FindEntries asked = new FindEntries(null, null, null, null, Paged.PAGE);

    /// Debit and credit of all accounts in one currency. They are equal, or the books are broken.
    public record Total(Currency currency, Money debit, Money credit) {
        public boolean balances() {
            return debit.equals(credit);
        }
    }

    public LedgerModel(Shell shell) {
        this.shell = shell;
        this.balance = new Fetched<>(shell, TrialBalance::asOf);
        this.entries = new Paged<>(shell, this::after);
        this.opening = new OpeningModel(shell);
        this.entry = new EntryModel(shell);
        this.reason = new ReasonModel(shell);
    }

    public Fetched<TrialBalance> balance() {
        return balance;
    }

    /// What is there when the books begin.
    public OpeningModel opening() {
        return opening;
    }

    /// Whether nothing is booked yet and this person may begin the books.
    public boolean mayBegin() {
        TrialBalance now = balance.value();
        return isNow() && now != null && now.lines().isEmpty() && opening.command().isAllowed();
    }

    /// An entry that follows from no record.
    public EntryModel entry() {
        return entry;
    }

    /// Whether the books have begun and this person may prepare an entry.
    public boolean mayEnter() {
        TrialBalance now = balance.value();
        return now != null && !(isNow() && now.lines().isEmpty()) && entry.command().isAllowed();
    }

    public Shell shell() {
        return shell;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// Whether something stands on 3900 and this person may have it moved to 3020.
    public boolean mayMoveOpening() {
        TrialBalance now = balance.value();
        return isNow()
                && now != null
                && shell.session().may(LedgerCalls.MOVE_OPENING.permission())
                && now.lines().stream()
                        .anyMatch(
                                line -> line.account().equals("3900") && !line.balance().isZero());
    }

    /// @param deed in words, from the texts of the view
    /// @param subject told once it waits for its second person
    public void moveOpening(ReasonModel.Deed deed, Consumer<Prepared> subject) {
        reason.ask(deed, LedgerCalls.MOVE_OPENING, MoveOpening::new, subject);
    }

    /// Whether people decided this entry and nothing else follows from taking it back.
    public boolean mayReverse(JournalEntry entry) {
        return entry.isOfPeople() && shell.session().may(LedgerCalls.REVERSE.permission());
    }

    /// @param deed in words, from the texts of the view
    public void reverse(ReasonModel.Deed deed, JournalEntry entry, Consumer<Prepared> subject) {
        reason.ask(deed, LedgerCalls.REVERSE, why -> new ReverseEntry(entry.id(), why), subject);
    }

    Paged<EntryLine> entries() {
        return entries;
    }

    /// Only entries that touch this chart account; empty for all.
    public StringProperty accountProperty() {
        return account;
    }

    /// Only entries with this trading account, written login@server; empty for all.
    public StringProperty tradingAccountProperty() {
        return tradingAccount;
    }

    /// The day whose end the books are looked at; null for now.
    public ObjectProperty<@Nullable LocalDate> throughProperty() {
        return through;
    }

    private boolean isNow() {
        return through.get() == null;
    }

    public void read() {
        LocalDate day = through.get();
        if (day == null) {
            balance.ask(LedgerCalls.TRIAL_BALANCE, new Nothing());
        } else {
            balance.ask(LedgerCalls.TRIAL_BALANCE_ON, new BalanceOn(day));
        }
        if (asked.equals(wanted())) {
            entries.read();
        } else {
            find();
        }
    }

    /// Asks for the entries that the fields tell, from the newest.
    public void find() {
        asked = wanted();
        entries.begin();
    }

    /// Opens what an entry follows from; a reversal, what the entry it takes back does.
    public void open(JournalEntry entry) {
        EntryId before = entry.reverses();
        if (before == null) {
            SourcePlace.of(entry)
                    .ifPresent(place -> shell.navigation().open(place.screen(), place.subject()));
            return;
        }
        shell.background()
                .run(
                        () -> shell.server().call(LedgerCalls.ENTRY, new AboutEntry(before)),
                        this::open,
                        why -> shell.notices().bad(why.message()));
    }

    /// Shows the entries behind one line of the trial balance.
    public void drillInto(TrialLine line) {
        account.set(line.account());
        find();
    }

    public void showAll() {
        account.set("");
        tradingAccount.set("");
        find();
    }

    public static List<Total> totals(List<TrialLine> lines) {
        Map<Currency, List<TrialLine>> byCurrency =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.debit().currency(),
                                        TreeMap::new,
                                        Collectors.toList()));
        var totals = new ArrayList<Total>();
        byCurrency.forEach(
                (currency, own) ->
                        totals.add(
                                new Total(
                                        currency,
                                        own.stream()
                                                .map(TrialLine::debit)
                                                .reduce(Money.zero(currency), Money::plus),
                                        own.stream()
                                                .map(TrialLine::credit)
                                                .reduce(Money.zero(currency), Money::plus))));
        return totals;
    }

    /// What an entry moves in one currency: the sum of its debits, which is that of its credits.
    public static @Nullable Money moved(JournalEntry entry) {
        Currency first =
                entry.postings().isEmpty() ? null : entry.postings().getFirst().money().currency();
        return first == null
                ? null
                : entry.postings().stream()
                        .filter(posting -> posting.side() == PostingSide.DEBIT)
                        .map(Posting::money)
                        .filter(money -> money.currency().equals(first))
                        .reduce(Money.zero(first), Money::plus);
    }

    private Page<EntryLine> after(@Nullable String cursor) {
        FindEntries first = asked;
        EntryPage found =
                shell.server()
                        .call(
                                LedgerCalls.ENTRIES,
                                new FindEntries(
                                        first.account(),
                                        first.tradingAccount(),
                                        first.through(),
                                        cursor,
                                        Paged.PAGE));
        return new Page<>(EntryLine.of(found), found.next());
    }

    private FindEntries wanted() {
        return new FindEntries(
                wanted(account), wanted(tradingAccount), through.get(), null, Paged.PAGE);
    }

    private static @Nullable String wanted(StringProperty text) {
        String typed = text.get().strip();
        return typed.isEmpty() ? null : typed;
    }
}
