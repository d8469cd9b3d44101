package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A list to write off is looked at in parts, and holds the same money once all the same.
final class ApartListsTest extends EndingDeeds {
    private static final int MANY = 130;
    private static final LocalDate DAY = LocalDate.parse("2026-11-02");
    private static long login = 9_640;

    /// A critical break stands in the first part, a row with the last key in the second.
    @ParameterizedTest
    @CsvSource({"SECOND_COPY, ticket 99", "AMOUNT_DIFFERENCE, 'tickets 2001, 99'"})
    void twoOfOneDealInTwoPartsAreRefused(String rule, String words) {
        AccountKey account = rows(login++, MANY);
        explained(added(account, rule, keyOf(account, rule), "-3.00"), desk.operator());

        Job asked = desk.over(begun(account));

        assertThat(asked.jobState()).isEqualTo(JobState.FAILED);
        assertThat(asked.outcome())
                .startsWith("1 of %d refuse it and nothing was done: ".formatted(MANY + 1))
                .contains(words, "is chosen too and speaks of the same money");
    }

    /// All rows are of one day, which the balance holds: none of them is booked beside it.
    @Test
    void aBalanceBarsTheDealsOfAllParts() {
        AccountKey account = rows(login++, MANY);
        String key = account + "/2026-11-01T22:00:00Z/2026-11-02T22:00:00Z";
        explained(added(account, SameMoney.BALANCE, key, "7.00"), desk.operator());

        Job asked = desk.over(begun(account));

        assertThat(asked.outcome())
                .startsWith("%d of %d refuse it and nothing".formatted(MANY, MANY + 1))
                .contains("the balance between 2026-11-01 and 2026-11-02");
    }

    @Test
    void whatSpeaksOfOtherMoneyIsAskedForInOneList() {
        AccountKey account = rows(login++, MANY);
        String key = account + "/9099/digest";
        explained(added(account, SecondCopies.RULE, key, "-3.00"), desk.operator());

        Job asked = desk.over(begun(account));

        assertThat(asked.outcome()).startsWith("%1$d of %1$d breaks wait".formatted(MANY + 1));
    }

    /// Rows that only the books have, explained.
    static AccountKey rows(long login, int many) {
        AccountKey account = desk.account(login);
        var runs = new InventedRuns(server);
        var work = runs.work(account, PagedDesk.DEALS.subList(0, many), List.of());
        var _ = work.run(runs.job(), new RunWork.Asked(runs.begin(account)), StopsAt.never());
        var _ = desk.ended(begun(account, BreakDeed.EXPLAIN));
        return account;
    }

    private static String keyOf(AccountKey account, String rule) {
        return rule.equals(SecondCopies.RULE) ? account + "/99/digest" : account + "/99,2001/99";
    }

    static BreakCard added(AccountKey account, String rule, String key, String sum) {
        var found =
                ReconciliationBreak.seen(
                        new BreakId(UUID.randomUUID()),
                        new ReconciliationBreak.Sighting(
                                new RunId(UUID.randomUUID()),
                                rule,
                                key,
                                "1",
                                "2",
                                Severity.CRITICAL),
                        Money.of(sum, "USD"),
                        LocalDate.parse("2026-11-30"));
        var store = new BreakStore();
        server.parts()
                .mongo()
                .write(
                        unit -> {
                            store.add(
                                    unit,
                                    BreakStore.StoredBreak.of(
                                            account.toString(), found, DAY, 1, store.turn(unit)));
                            return found;
                        });
        return all(account).stream()
                .filter(card -> card.found().id().equals(found.id()))
                .findFirst()
                .orElseThrow();
    }

    /// To write off all of the account with a difference in money.
    private static Job begun(AccountKey account) {
        FindBreakPage all = PagedDesk.of(account, States.EXPLAINED, Order.WORST);
        var find =
                new FindBreakPage(
                        null,
                        all.account(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        all.states(),
                        false,
                        null,
                        new BigDecimal("0.01"),
                        null,
                        null,
                        null,
                        null,
                        all.order(),
                        0,
                        all.count());
        BreakPage shown = PagedDesk.page(find);
        return server.call(
                ReconciliationCalls.DO_TO_FOUND,
                new DoToFound(
                        find,
                        shown.total(),
                        shown.digest(),
                        false,
                        BreakDeed.WRITE_OFF,
                        desk.maker.person().id(),
                        CauseCode.DATA_GAP,
                        DONE),
                desk.secondOperator());
    }
}
