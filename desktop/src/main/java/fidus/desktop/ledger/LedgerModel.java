package fidus.desktop.ledger;

import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.ledger.EntryPage;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The books: sums per account, and the entries behind them.
public final class LedgerModel {
    private final Shell shell;
    private final Fetched<TrialBalance> balance;
    private final Paged<JournalEntry> entries;
    private final OpeningModel opening;
    private final StringProperty account = new SimpleStringProperty("");
    private final StringProperty tradingAccount = new SimpleStringProperty("");

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
        return now != null && now.lines().isEmpty() && opening.command().isAllowed();
    }

    public Paged<JournalEntry> entries() {
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

    public void read() {
        balance.ask(LedgerCalls.TRIAL_BALANCE, new Nothing());
        entries.read();
    }

    /// Shows the entries behind one line of the trial balance.
    public void drillInto(TrialLine line) {
        account.set(line.account());
        entries.read();
    }

    public void showAll() {
        account.set("");
        tradingAccount.set("");
        entries.read();
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

    private Page<JournalEntry> after(@Nullable String cursor) {
        EntryPage found =
                shell.server()
                        .call(
                                LedgerCalls.ENTRIES,
                                new FindEntries(
                                        wanted(account),
                                        wanted(tradingAccount),
                                        cursor,
                                        Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }

    private static @Nullable String wanted(StringProperty text) {
        String typed = text.get().strip();
        return typed.isEmpty() ? null : typed;
    }
}
