package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The list of breaks, page by page and filter by filter.
final class BreakPageTest extends PagedDesk {
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
        check(account, all, "text", it -> it.found().left().startsWith("2.50 USD"));
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
        server.clock().advance(Duration.ofDays(11));
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

    private static Money sum(List<BreakCard> cards) {
        Money sum = Money.of("0.00", "USD");
        for (BreakCard card : cards) {
            Money difference = card.found().difference();
            sum = difference == null ? sum : sum.plus(difference.abs());
        }
        return sum;
    }
}
