package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Breaks a page at a time, and deeds to all that a filter finds.
final class BreakPageTest extends OneDesk {
    private static final List<DealRow> DEALS =
            IntStream.range(0, 430).mapToObj(InventedRuns::row).toList();

    @Test
    void pagesTogetherAreTheWholeListInItsOrder() {
        AccountKey account = account(9_101, 430);
        FindBreakPage find = of(account, States.UNSETTLED, Order.WORST);
        BreakPage first = page(find.from(0, 200));
        List<BreakCard> all = new ArrayList<>(first.breaks());
        all.addAll(page(find.from(200, 200)).breaks());
        all.addAll(page(find.from(400, 200)).breaks());

        assertThat(all).isEqualTo(whole(account)).hasSize(first.total());
        assertThat(first.total()).isGreaterThanOrEqualTo(430);
        assertThat(first.sums()).containsExactly(sum(all));
        assertThat(first.accounts()).contains(account.toString());
        assertThat(first.rules()).contains("S5", "R13");
        assertThat(page(find.from(0, 0)).breaks()).isEmpty();
        assertThat(page(find.from(100_000, 10)).breaks()).isEmpty();
    }

    @Test
    void everyFilterFindsWhatFitsItAndNothingElse() {
        AccountKey account = account(9_102, 60);
        List<BreakCard> all = whole(account);
        var unowned = all.getFirst();
        desk.explain(all.getLast(), CauseCode.TIMING);
        all = whole(account);
        String me = desk.maker.person().id().value().toString();
        check(account, all, "explained", it -> it.found().breakState() == BreakState.EXPLAINED);
        check(account, all, "owner", it -> me.equals(it.found().findings().owner()));
        check(account, all, "nobody", it -> it.found().findings().owner() == null);
        check(account, all, "cause", it -> it.found().findings().causeCode() == CauseCode.TIMING);
        check(account, all, "rule", it -> it.found().rule().equals("S5"));
        check(account, all, "warning", it -> it.severityNow() == Severity.WARNING);
        check(account, all, "age", it -> it.ageBucket() == AgeBucket.DAYS_0_1);
        check(account, all, "text", it -> it.found().left().contains("2.50 USD"));
        check(
                account,
                all,
                "amounts",
                it -> {
                    Money difference = it.found().difference();
                    return difference != null
                            && difference.amount().abs().compareTo(new BigDecimal("3.50")) >= 0
                            && difference.amount().abs().compareTo(new BigDecimal("9.50")) <= 0;
                });
        assertThat(page(filtered(account, "bank")).total()).isZero();
        assertThat(page(only(unowned)).breaks()).containsExactly(again(account, unowned));
    }

    private static BreakCard again(AccountKey account, BreakCard card) {
        return whole(account).stream()
                .filter(it -> it.found().id().equals(card.found().id()))
                .findFirst()
                .orElseThrow();
    }

    private static void check(
            AccountKey account, List<BreakCard> all, String filter, Predicate<BreakCard> fits) {
        List<BreakCard> wanted = all.stream().filter(fits).toList();
        assertThat(wanted).as(filter).isNotEmpty();
        assertThat(page(filtered(account, filter)).breaks()).as(filter).isEqualTo(wanted);
    }

    private static FindBreakPage filtered(AccountKey account, String what) {
        return new FindBreakPage(
                what.equals("bank") ? FindBreakPage.Place.BANK : null,
                account.toString(),
                what.equals("rule") ? "S5" : null,
                what.equals("cause") ? CauseCode.TIMING : null,
                what.equals("owner")
                        ? desk.maker.person().id().value().toString()
                        : what.equals("nobody") ? FindBreakPage.NOBODY : null,
                what.equals("age") ? AgeBucket.DAYS_0_1 : null,
                what.equals("warning") ? Severity.WARNING : null,
                what.equals("explained") ? States.EXPLAINED : States.ALL,
                false,
                what.equals("amounts") ? "USD" : null,
                what.equals("amounts") ? new BigDecimal("3.50") : null,
                what.equals("amounts") ? new BigDecimal("9.50") : null,
                what.equals("text") ? "usd 2.50" : null,
                null,
                null,
                Order.WORST,
                0,
                500);
    }

    private static FindBreakPage only(BreakCard card) {
        FindBreakPage all = FindBreakPage.all(1);
        return new FindBreakPage(
                all.place(),
                "1@Elsewhere",
                null,
                null,
                null,
                null,
                null,
                States.RESOLVED,
                true,
                null,
                null,
                null,
                null,
                card.found().id(),
                null,
                Order.WORST,
                0,
                1);
    }

    @Test
    void orderedByTheDifferenceTheLargestStandsFirst() {
        AccountKey account = account(9_103, 60);
        List<BigDecimal> sizes =
                page(of(account, States.ALL, Order.LARGEST).from(0, 500)).breaks().stream()
                        .map(it -> it.found().difference())
                        .map(it -> it == null ? BigDecimal.ZERO : it.amount().abs())
                        .toList();
        assertThat(sizes).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(59);
    }

    @Test
    void overdueBreaksAreCountedWhetherOrNotTheyAreListedAlone() {
        AccountKey account = account(9_104, 10);
        FindBreakPage find = of(account, States.UNSETTLED, Order.WORST).from(0, 500);
        int young = page(find).overdue();
        server.clock().advance(Duration.ofDays(9));
        desk.signInAgain();
        BreakPage late = page(find);
        assertThat(young).isZero();
        assertThat(late.overdue()).isGreaterThanOrEqualTo(10);
        assertThat(late.breaks())
                .filteredOn(it -> it.found().rule().equals("S5"))
                .allSatisfy(it -> assertThat(it.severityNow()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void whatALargeRunWritesIsListedOnceItIsCompleted() {
        AccountKey account = account(9_105, 10);
        FindBreakPage find = of(account, States.ALL, Order.WORST).from(0, 500);
        int before = page(find).total();
        var runs = new InventedRuns(server);
        RunId id = runs.begin(account);
        var little = new RunWork.AtOnce(0, 0, 20);
        var work = runs.work(account, DEALS.subList(0, 60), List.of(), little);
        try {
            var _ = work.run(runs.job(), new RunWork.Asked(id), new StopsAt(6, true));
            throw new AssertionError("It did not stop.");
        } catch (fidus.server.jobs.Progress.Cancelled expected) {
            assertThat(page(find).total()).isEqualTo(before);
        }
        var _ = work.run(runs.job(), new RunWork.Asked(id), StopsAt.never());
        assertThat(page(find).total()).isEqualTo(before + 50);
    }

    @Test
    void aDeedReachesEverythingTheFilterFindsAndNotOnlyAPage() {
        AccountKey account = account(9_106, 430);
        FindBreakPage find = of(account, States.OPEN, Order.WORST).from(0, 10);
        BreakPage shown = page(find);

        Job over = done(deed(find, shown.total(), BreakDeed.ASSIGN, false));

        assertThat(over.outcome()).startsWith("Done to " + shown.total() + " of");
        assertThat(whole(account))
                .allSatisfy(it -> assertThat(it.ownerName()).isEqualTo(desk.maker.person().name()));
        ReconciliationTest.refused(
                fidus.contract.Problem.Code.STALE_VERSION,
                () -> begun(deed(find, shown.total() - 1, BreakDeed.ASSIGN, false)));
    }

    @Test
    void whereSomeRefuseItNothingIsDoneUnlessTheOthersAreToGetIt() {
        AccountKey account = account(9_107, 250);
        BreakCard explained = desk.explain(whole(account).getFirst(), CauseCode.TIMING);
        FindBreakPage find = of(account, States.UNSETTLED, Order.WORST);
        int total = page(find.from(0, 0)).total();

        Job refused = done(deed(find, total, BreakDeed.SET_CAUSE, false));
        assertThat(refused.jobState()).isEqualTo(JobState.FAILED);
        assertThat(refused.outcome())
                .startsWith("1 of " + total + " refuse it and nothing was done");
        assertThat(causes(account, CauseCode.ROUNDING)).isZero();

        Job over = done(deed(find, total, BreakDeed.SET_CAUSE, true));
        assertThat(over.outcome()).startsWith("Done to " + (total - 1) + " of " + total);
        assertThat(causes(account, CauseCode.ROUNDING)).isEqualTo(total - 1);
        assertThat(again(account, explained)).isEqualTo(explained);
    }

    private static long causes(AccountKey account, CauseCode cause) {
        return whole(account).stream()
                .filter(it -> it.found().findings().causeCode() == cause)
                .count();
    }

    private static DoToFound deed(
            FindBreakPage find, int total, BreakDeed deed, boolean theOthers) {
        return new DoToFound(
                find,
                total,
                page(find.from(0, 0)).digest(),
                theOthers,
                deed,
                desk.maker.person().id(),
                CauseCode.ROUNDING,
                "What was found of them");
    }

    private static Job begun(DoToFound ask) {
        return server.call(ReconciliationCalls.DO_TO_FOUND, ask, desk.operator());
    }

    private static Job done(DoToFound ask) {
        return desk.over(begun(ask));
    }

    /// An account of which a run found that many rows only in the books.
    static AccountKey account(long login, int breaks) {
        var account = new AccountKey("Fidus-Real", login);
        var runs = new InventedRuns(server);
        var work = runs.work(account, DEALS.subList(0, breaks), List.of());
        var _ = work.run(runs.job(), new RunWork.Asked(runs.begin(account)), StopsAt.never());
        return account;
    }

    static FindBreakPage of(AccountKey account, States states, Order order) {
        return new FindBreakPage(
                null,
                account.toString(),
                null,
                null,
                null,
                null,
                null,
                states,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                order,
                0,
                200);
    }

    static BreakPage page(FindBreakPage find) {
        return server.call(ReconciliationCalls.BREAK_PAGE, find, server.token(Role.OPERATOR));
    }

    static List<BreakCard> whole(AccountKey account) {
        return server.call(
                        ReconciliationCalls.BREAKS,
                        new FindBreaks(account.server(), account.login(), false),
                        server.token(Role.OPERATOR))
                .breaks();
    }

    private static Money sum(List<BreakCard> cards) {
        Money sum = Money.of("0.00", "USD");
        for (BreakCard card : cards) {
            Money difference = card.found().difference();
            sum = difference == null ? sum : sum.plus(difference.abs());
        }
        return sum;
    }
}
