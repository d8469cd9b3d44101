package fidus.server.ledger;

import static fidus.server.Desk.code;
import static fidus.server.ledger.Entries.DAY;
import static fidus.server.ledger.Entries.entry;
import static fidus.server.ledger.Entries.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.BalanceOn;
import fidus.ledger.EntryBalance;
import fidus.ledger.EntryId;
import fidus.ledger.EntryPage;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class LedgerTest extends OwnBooks {
    @Test
    void anEntryIsNumberedFromOneAndKeepsItsMonthAndItsPeople() {
        JournalEntry entry = post(entry("deal/1", usd("250.00")));

        assertThat(entry.number()).isEqualTo(1);
        assertThat(entry.period()).isEqualTo("2027-03");
        assertThat(entry.makerId()).isEqualTo(MAKER.id());
        assertThat(entry.checkerId()).isEqualTo(CHECKER.id());
        assertThat(desk.journal()).containsExactly(entry);
        assertThat(desk.audited("entry/" + entry.id().value())).containsExactly("POST_ENTRY");
    }

    @Test
    void whatDoesNotBalanceIsRefusedAndLeavesNothing() {
        var postings =
                List.of(
                        Postings.debit("1100", usd("100.00"), Map.of()),
                        Postings.credit("3900", usd("99.99"), Map.of()));
        var wrong = new NewEntry("E26", "deal/1", "", DAY, postings, "Opening position");

        assertThat(code(() -> post(wrong))).isEqualTo(Problem.Code.UNBALANCED);
        assertThat(desk.journal()).isEmpty();
        assertThat(post(entry("deal/2", usd("1.00"))).number()).isEqualTo(1);
    }

    @Test
    void anUnknownEventAnEmptySourceAndAnEmptyReasonAreRefused() {
        List<Posting> postings = entry("deal/1", usd("5.00")).postings();

        assertThat(code(() -> post(new NewEntry("E27", "s", "", DAY, postings, "Because"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> post(new NewEntry("E26", " ", "", DAY, postings, "Because"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> post(new NewEntry("E26", "s", "", DAY, postings, ""))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void makerAndCheckerAreTwoPersons() {
        NewEntry entry = entry("deal/1", usd("5.00"));

        assertThat(code(() -> desk.write(unit -> ledger.post(unit, MAKER, MAKER.id(), entry))))
                .isEqualTo(Problem.Code.SAME_PERSON);
    }

    @Test
    void theSameSourcePostsOnce() {
        JournalEntry first = post(entry("deal/1", usd("5.00")));

        assertThat(post(entry("deal/1", usd("5.00")))).isEqualTo(first);
        assertThat(desk.journal()).hasSize(1);
    }

    @Test
    void theSameSourceWithAnotherContentIsRefused() {
        post(entry("deal/1", usd("5.00")));

        assertThat(code(() -> post(entry("deal/1", usd("5.01")))))
                .isEqualTo(Problem.Code.REQUEST_REUSED);
        assertThat(desk.journal()).hasSize(1);
    }

    @Test
    void aReversalMirrorsTheEntryOnce() {
        JournalEntry wrong = post(entry("deal/1", usd("5.00")));

        JournalEntry reversal = reverse(wrong.id(), "Wrong account");

        assertThat(reversal.postings()).isEqualTo(Postings.mirrored(wrong.postings()));
        assertThat(reversal.reverses()).isEqualTo(wrong.id());
        assertThat(reversal.valueOn()).isEqualTo(wrong.valueOn());
        assertThat(reverse(wrong.id(), "Wrong account")).isEqualTo(reversal);
        assertThat(code(() -> reverse(wrong.id(), "Another reason")))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.journal()).containsExactly(wrong, reversal);
        assertThat(code(() -> reverse(new EntryId(UUID.randomUUID()), "No such entry")))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    @Test
    void numbersHaveNoGapWhenManyPostAtOnceAndSomeAreRefused() {
        IntStream.range(0, 30)
                .parallel()
                .forEach(
                        i -> {
                            if (i % 5 == 0) {
                                code(() -> post(entry("deal/" + i, usd("0.00"))));
                            } else {
                                post(entry("deal/" + i % 20, usd("5.00")));
                            }
                        });

        List<Long> numbers = desk.journal().stream().map(JournalEntry::number).toList();
        assertThat(numbers).hasSize(16);
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void aBalanceIsTheSumOfThePostingsWithThatDimension() {
        post(entry("deal/1", usd("100.00")));
        post(entry("deal/2", usd("20.50")));
        reverse(post(entry("deal/3", usd("7.00"))).id(), "Taken back");

        assertThat(balance("7@Alpha")).isEqualTo(Map.of(Currency.USD, usd("120.50")));
        assertThat(balance("8@Alpha")).isEmpty();
    }

    @Test
    void anAccountsHistoryHasItsBalanceAfterEachEntryAndAsOfADay() {
        for (int i = 0; i < 3; i++) {
            post(entry("deal/" + i, usd("1.00")));
        }
        post(on(DAY.plusDays(2), "0.25"));

        EntryPage newest = entries(new FindEntries("1100", null, null, 2));
        assertThat(newest.balances())
                .containsExactly(
                        new EntryBalance(List.of(usd("-0.25")), List.of(usd("2.75"))),
                        new EntryBalance(List.of(usd("1.00")), List.of(usd("3.00"))));
        assertThat(entries(new FindEntries("1100", null, newest.next(), 2)).balances())
                .containsExactly(
                        new EntryBalance(List.of(usd("1.00")), List.of(usd("2.00"))),
                        new EntryBalance(List.of(usd("1.00")), List.of(usd("1.00"))));
        assertThat(entries(new FindEntries(null, null, null, 2)).balances()).isEmpty();
        EntryPage before = entries(new FindEntries("1100", null, DAY.plusDays(1), null, 9));
        assertThat(before.balances().getFirst().after()).containsExactly(usd("3.00"));

        assertThat(balance(DAY.plusDays(1))).isEqualTo(usd("3.00"));
        assertThat(balance(DAY.plusDays(2))).isEqualTo(usd("2.75"));
        assertThat(
                        desk.ask(
                                        LedgerCalls.TRIAL_BALANCE_ON,
                                        new BalanceOn(DAY.minusDays(1)),
                                        desk.operator)
                                .lines())
                .isEmpty();
    }

    private Money balance(LocalDate through) {
        return desk
                .ask(LedgerCalls.TRIAL_BALANCE_ON, new BalanceOn(through), desk.operator)
                .lines()
                .stream()
                .filter(line -> line.account().equals("1100"))
                .findFirst()
                .orElseThrow()
                .balance();
    }

    private static NewEntry on(LocalDate day, String sum) {
        return new NewEntry(
                "E4",
                "deal/back",
                "",
                day,
                List.of(
                        Postings.debit("1140", usd(sum), Map.of()),
                        Postings.credit("1100", usd(sum), Map.of())),
                "Back to the bank");
    }

    @Test
    void entriesArePagedNewestFirstAndFound() {
        for (int i = 0; i < 5; i++) {
            post(entry("deal/" + i, usd("1.00")));
        }
        post(
                new NewEntry(
                        "E3",
                        "deposit/1",
                        "",
                        DAY,
                        List.of(
                                Postings.debit("1010", usd("9.00"), Map.of()),
                                Postings.credit("3010", usd("9.00"), Map.of())),
                        "House capital in"));

        EntryPage first = entries(new FindEntries(null, null, null, 4));
        EntryPage second = entries(new FindEntries(null, null, first.next(), 4));

        assertThat(numbers(first)).containsExactly(6L, 5L, 4L, 3L);
        assertThat(numbers(second)).containsExactly(2L, 1L);
        assertThat(second.next()).isNull();
        assertThat(numbers(entries(new FindEntries("1010", null, null, 200)))).containsExactly(6L);
        assertThat(numbers(entries(new FindEntries(null, "7@Alpha", null, 200))))
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(code(() -> entries(new FindEntries(null, null, null, 201))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> entries(new FindEntries(null, null, "x", 4))))
                .isEqualTo(Problem.Code.BAD_CURSOR);
        assertThat(code(() -> entries(new FindEntries("1100", null, first.next(), 4))))
                .as("a cursor of another filter")
                .isEqualTo(Problem.Code.BAD_CURSOR);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                LedgerCalls.ENTRIES,
                                                new FindEntries(null, null, first.next(), 4),
                                                desk.approver)))
                .as("a cursor of another person")
                .isEqualTo(Problem.Code.BAD_CURSOR);
    }

    @Test
    void theBooksAreNotForCompliance() {
        String compliance = desk.server().token(Role.COMPLIANCE);

        assertThat(code(() -> desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing(), compliance)))
                .isEqualTo(Problem.Code.FORBIDDEN);
    }

    private Map<Currency, Money> balance(String account) {
        return desk.read(unit -> ledger.balance(unit, "1100", "tradingAccount", account));
    }

    private EntryPage entries(FindEntries find) {
        return desk.ask(LedgerCalls.ENTRIES, find, desk.operator);
    }

    private static List<Long> numbers(EntryPage page) {
        return page.rows().stream().map(JournalEntry::number).toList();
    }

    private JournalEntry post(NewEntry entry) {
        return desk.write(unit -> ledger.post(unit, MAKER, CHECKER.id(), entry));
    }

    private JournalEntry reverse(EntryId id, String reason) {
        return desk.write(unit -> ledger.reverse(unit, MAKER, CHECKER.id(), id, reason));
    }
}
