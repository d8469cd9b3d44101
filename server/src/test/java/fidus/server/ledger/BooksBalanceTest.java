package fidus.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.ledger.Chart;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.Postings;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class BooksBalanceTest extends OwnBooks {
    /// I31: every entry balances in each currency.
    @Test
    void anySequenceOfPostingsAndReversalsSumsToNothingAndTheTrialBalanceAgrees() {
        long seed = 4_711;
        var random = new Random(seed);
        var open = new ArrayList<JournalEntry>();
        for (int i = 0; i < 60; i++) {
            if (!open.isEmpty() && random.nextInt(4) == 0) {
                reverse(open.remove(random.nextInt(open.size())).id(), "Taken back");
            } else {
                open.add(post(random(random, "deal/" + i)));
            }
        }

        String because = "seed " + seed;
        TrialBalance trial = desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing(), desk.approver);
        var shown = new TreeMap<String, Money>();
        trial.lines()
                .forEach(line -> shown.put(cell(line.account(), line.balance()), line.balance()));
        assertThat(shown).as(because).isEqualTo(added());
        assertThat(trial.lines())
                .as(because)
                .allMatch(line -> line.debit().minus(line.credit()).equals(line.balance()))
                .allMatch(line -> !line.name().isBlank());
        var perCurrency = new TreeMap<Currency, Money>();
        for (TrialLine line : trial.lines()) {
            perCurrency.merge(line.balance().currency(), line.balance(), Money::plus);
        }
        assertThat(perCurrency).as(because).hasSize(3);
        assertThat(perCurrency.values()).as(because).allMatch(Money::isZero);
        assertThat(desk.journal())
                .as(because)
                .allMatch(
                        entry ->
                                Postings.balances(entry.postings()).values().stream()
                                        .allMatch(Money::isZero));
    }

    /// The balances, added up posting by posting.
    private Map<String, Money> added() {
        var sums = new TreeMap<String, Money>();
        for (JournalEntry entry : desk.journal()) {
            for (Posting posting : entry.postings()) {
                boolean debit = posting.side() == PostingSide.DEBIT;
                Money money = debit ? posting.money() : posting.money().negated();
                sums.merge(cell(posting.account(), money), money, Money::plus);
            }
        }
        return sums;
    }

    private static String cell(String account, Money money) {
        return account + " " + money.currency();
    }

    private JournalEntry post(NewEntry entry) {
        return desk.write(unit -> ledger.post(unit, MAKER, CHECKER.id(), entry));
    }

    private JournalEntry reverse(EntryId id, String reason) {
        return desk.write(unit -> ledger.reverse(unit, MAKER, CHECKER.id(), id, reason));
    }

    private static NewEntry random(Random random, String source) {
        var postings = new ArrayList<Posting>();
        for (String code : List.of("USD", "JPY", "KWD").subList(0, 1 + random.nextInt(3))) {
            var currency = new Currency(code);
            Money money =
                    new Money(
                            BigDecimal.valueOf(1 + random.nextInt(900_000), currency.scale()),
                            currency);
            postings.add(Postings.debit(account(random), money, Map.of()));
            postings.add(Postings.credit(account(random), money, Map.of()));
        }
        return new NewEntry("E4", source, "", Entries.DAY, postings, "A random movement");
    }

    private static String account(Random random) {
        return Chart.ACCOUNTS.get(random.nextInt(Chart.ACCOUNTS.size())).code();
    }
}
