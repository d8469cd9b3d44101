package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.RoundingRule;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What holds of every client's statements: months follow each other without a gap, everything that
/// was put in and earned was paid out in the end, and nothing depends on the order of contracts.
class StatementPropertyTest {
    private static final long SEED = 20_270_301;
    private static final List<FundCode> FUNDS =
            List.of(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC);

    private record Paid(InvestmentId contract, PayoutRef row) {}

    private final Map<Paid, LocalDate> days = new HashMap<>();

    @Test
    void monthsFollowEachOtherAndEndAtNothingOnceAllIsPaid() {
        var random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            String what = "seed " + SEED + " round " + round;
            List<ContractBook> books = books(random);
            Movements all = Movements.zero(books.getFirst().schedule().principal().currency());
            Money closed = all.closing();
            for (YearMonth month = YearMonth.of(2025, 1);
                    month.isBefore(YearMonth.of(2029, 1));
                    month = month.plusMonths(1)) {
                Movements total = total(books, month, all);
                assertThat(total.opening()).as(what + " " + month).isEqualTo(closed);
                closed = total.closing();
                all = all.plus(total);
            }
            Money principal = all.closing().minus(all.closing());
            Money interest = principal;
            for (ContractBook book : books) {
                principal = principal.plus(book.schedule().principal());
                interest = interest.plus(book.schedule().interest());
            }
            assertThat(all.deposits()).as(what).isEqualTo(principal);
            assertThat(all.accruedInterest()).as(what).isEqualTo(interest);
            assertThat(all.payoutsPaid()).as(what).isEqualTo(principal.plus(interest));
            assertThat(closed.isZero()).as(what).isTrue();
        }
    }

    @Test
    void theOrderOfContractsChangesNothing() {
        var random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            List<ContractBook> books = books(random);
            var shuffled = new ArrayList<>(books);
            Collections.shuffle(shuffled, random);
            YearMonth month = YearMonth.of(2025, 1).plusMonths(random.nextInt(30));
            assertThat(statement(shuffled, month).digest())
                    .as("seed " + SEED + " round " + round)
                    .isEqualTo(statement(books, month).digest());
        }
    }

    private Movements total(List<ContractBook> books, YearMonth month, Movements none) {
        List<CurrencySection> sections = statement(books, month).sections();
        return sections.isEmpty()
                ? Movements.zero(none.closing().currency())
                : sections.getFirst().total();
    }

    private ClientStatement statement(List<ContractBook> books, YearMonth month) {
        return ClientStatements.of(
                new StatementInput(
                        ClientA.ID,
                        "A",
                        month,
                        BusinessDays.UTC,
                        books,
                        List.of(),
                        List.of(),
                        (contract, row) -> Optional.ofNullable(days.get(new Paid(contract, row))),
                        StatementInput.ValuedDays.IN_TIME));
    }

    /// One to four contracts, every row paid between its day and 200 days later.
    private List<ContractBook> books(Random random) {
        var books = new ArrayList<ContractBook>();
        int count = 1 + random.nextInt(4);
        for (int number = 1; number <= count; number++) {
            FundCode fund = FUNDS.get(random.nextInt(FUNDS.size()));
            PayoutSchedule schedule = schedule(random, fund);
            ContractBook book = ClientA.book(number, fund, schedule);
            for (PayoutRow row : schedule.rows()) {
                schedule = Contract.paid(schedule, row.ref());
                days.put(new Paid(book.id(), row.ref()), row.dueOn().plusDays(random.nextInt(200)));
            }
            books.add(ClientA.book(number, fund, schedule));
        }
        return books;
    }

    private static PayoutSchedule schedule(Random random, FundCode fund) {
        DateConvention[] conventions = DateConvention.values();
        RoundingRule[] rules = RoundingRule.values();
        return PayoutSchedule.of(
                Contract.terms(fund)
                        .with(
                                conventions[random.nextInt(conventions.length)],
                                rules[random.nextInt(rules.length)]),
                Money.of(1_000_000 + random.nextInt(90_000_000) + ".37", "USD"),
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700)));
    }
}
