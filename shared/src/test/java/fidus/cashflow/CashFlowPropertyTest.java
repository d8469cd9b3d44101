package fidus.cashflow;

import static fidus.investments.schedule.Contract.paid;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class CashFlowPropertyTest {
    private static final long SEED = 20_261_121;
    private static final FundCode[] SOLD = {FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC};

    /// A house with random contracts, some rows of which are paid.
    private record House(
            LocalDate today, List<ContractBook> books, Map<PaidRow, LocalDate> paidDays) {
        CashFlowCalendar calendar() {
            return CashFlowCalendar.of(
                    Books.asked(today.toString(), Books.opening("1000.00", "0.00")), lines());
        }

        List<CashFlowLine> lines() {
            var rows = new CashFlowRows(today, paidDays);
            books.forEach(rows::add);
            return rows.lines();
        }
    }

    @Test
    void everyUnpaidRowIsInOneMonthAndAPaidOneInNoForecast() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            House house = house(new Random(seed));
            CashFlowCalendar calendar = house.calendar();
            String last = YearMonth.from(house.today).plusMonths(13).toString();
            Money inside = usd("0");
            Money later = usd("0");
            Money paidInside = usd("0");
            String first = YearMonth.from(house.today).toString();
            for (ContractBook book : house.books) {
                for (PayoutRow row : book.schedule().rows()) {
                    boolean isLater = YearMonth.from(row.dueOn()).toString().compareTo(last) > 0;
                    if (row.payoutState() == PayoutState.PAID) {
                        LocalDate on = house.paidDays.get(new PaidRow(book.id(), row.ref(), false));
                        if (on != null && YearMonth.from(on).toString().compareTo(first) >= 0) {
                            paidInside = paidInside.plus(row.payoutAmount());
                        }
                    } else if (isLater) {
                        later = later.plus(row.payoutAmount());
                    } else {
                        inside = inside.plus(row.payoutAmount());
                    }
                }
                for (CommissionRow row : book.commissions().rows()) {
                    if (YearMonth.from(row.dueOn()).toString().compareTo(last) > 0) {
                        later = later.plus(row.commissionAmount());
                    } else {
                        inside = inside.plus(row.commissionAmount());
                    }
                }
            }
            assertThat(calendar.totalDue()).as("seed " + seed).isEqualTo(inside);
            assertThat(calendar.dueLater()).as("seed " + seed).isEqualTo(later);
            Money paidShown =
                    calendar.months().stream()
                            .map(CashFlowMonth::totalPaid)
                            .reduce(usd("0"), Money::plus);
            assertThat(paidShown).as("seed " + seed).isEqualTo(paidInside);
            Money perClient =
                    calendar.months().stream()
                            .flatMap(month -> month.clients().stream())
                            .map(ClientDue::due)
                            .reduce(usd("0"), Money::plus);
            assertThat(perClient).as("seed " + seed).isEqualTo(inside);
        }
    }

    /// I21.
    @Test
    void anAmendedRowShowsTheSameInCalendarAndCoverage() {
        for (long seed = SEED; seed < SEED + 100; seed++) {
            House house = house(new Random(seed));
            ContractBook before = house.books.getFirst();
            FundTerms lower =
                    before.schedule().terms().change().monthlyRate(new BigDecimal("0.010")).terms();
            PayoutSchedule rows;
            if (before.schedule().on(house.today).interestRows().stream()
                    .noneMatch(row -> row.payoutState() == PayoutState.SCHEDULED)) {
                continue;
            }
            rows = before.schedule().amended(lower, house.today);
            ContractBook after = before.with(rows, before.commissions().following(rows, List.of()));
            Money promised = unpaid(before).minus(unpaid(after));
            var changed = new ArrayList<>(house.books);
            changed.set(0, after);
            House amended = new House(house.today, changed, house.paidDays);

            Money calendar = allDue(house.calendar()).minus(allDue(amended.calendar()));
            Money coverage =
                    Obligations.of(before, CoverageBasis.FULL_TERM, house.today)
                            .total()
                            .minus(
                                    Obligations.of(after, CoverageBasis.FULL_TERM, house.today)
                                            .total());
            assertThat(promised.signum()).as("seed " + seed).isPositive();
            assertThat(calendar).as("seed " + seed).isEqualTo(promised);
            assertThat(coverage).as("seed " + seed).isEqualTo(promised);
        }
    }

    /// I24.
    @Test
    void everyFundIsInTheObligationsAndTheyAreWhatTheCalendarStillPays() {
        for (long seed = SEED; seed < SEED + 100; seed++) {
            House house = house(new Random(seed));
            Obligations owed = Obligations.none(Currency.USD);
            for (FundCode fund : SOLD) {
                Money ofFund = usd("0");
                for (ContractBook book : house.books) {
                    if (book.fundCode() == fund) {
                        Obligations own =
                                Obligations.of(book, CoverageBasis.FULL_TERM, house.today);
                        Obligations accrued =
                                Obligations.of(book, CoverageBasis.ACCRUED, house.today);
                        owed = owed.plus(own);
                        ofFund = ofFund.plus(own.total());
                        assertThat(accrued.total().compareTo(own.total()))
                                .as("seed " + seed)
                                .isNotPositive();
                    }
                }
                assertThat(ofFund.signum()).as(fund + ", seed " + seed).isPositive();
            }
            assertThat(owed.total()).as("seed " + seed).isEqualTo(allDue(house.calendar()));
        }
    }

    private static Money allDue(CashFlowCalendar calendar) {
        return calendar.totalDue().plus(calendar.dueLater());
    }

    private static Money unpaid(ContractBook book) {
        Money sum = usd("0");
        for (PayoutRow row : book.schedule().rows()) {
            if (row.live() && row.payoutState() != PayoutState.PAID) {
                sum = sum.plus(row.payoutAmount());
            }
        }
        for (CommissionRow row : book.commissions().rows()) {
            sum = row.live() ? sum.plus(row.commissionAmount()) : sum;
        }
        return sum;
    }

    /// At least one contract of each fund; principals are never all paid.
    private static House house(Random random) {
        LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        var books = new ArrayList<ContractBook>();
        var days = new HashMap<PaidRow, LocalDate>();
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            FundCode fund = SOLD[i % SOLD.length];
            String principal =
                    250_000 + random.nextInt(1_000_000) + "." + (10 + random.nextInt(90));
            LocalDate start = today.minusDays(random.nextInt(500));
            PayoutSchedule rows = Contract.of(fund, principal, start.toString());
            ContractBook book = Books.of(i + 1L, rows);
            for (PayoutRow row : rows.interestRows()) {
                if (!row.dueOn().isAfter(today) && random.nextInt(3) > 0) {
                    rows = paid(rows, row.ref());
                    if (random.nextInt(4) > 0) {
                        LocalDate on = row.dueOn().plusDays(random.nextInt(10));
                        days.put(new PaidRow(book.id(), row.ref(), false), on);
                    }
                }
            }
            books.add(book.with(rows, book.commissions()));
        }
        return new House(today, books, days);
    }
}
