package fidus.statements;

import fidus.deposits.CountedDeposit;
import fidus.deposits.Deposit;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Computes what a client is told of a month from payout rows, deposits and the days of payments. A
/// pure function: the same input makes the same statement, on whatever day it is asked for.
public final class ClientStatements {
    private static final int MONTHS_SHOWN = 12;
    private static final int MONTHS_AHEAD = 3;

    private final StatementInput input;
    private final LocalDate from;
    private final LocalDate to;

    private ClientStatements(StatementInput input) {
        this.input = input;
        this.from = input.period().atDay(1);
        this.to = input.period().atEndOfMonth();
    }

    /// Contracts of which nothing was left before the period, or that have not begun by its end,
    /// are not shown.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when a row is PAID and nobody knows on which
    ///   day, `UNBALANCED` when opening and movements are not the closing value
    public static ClientStatement of(StatementInput input) {
        return new ClientStatements(input).statement();
    }

    private ClientStatement statement() {
        var byCurrency = new TreeMap<String, List<ContractMonth>>();
        input.books().stream()
                .sorted(Comparator.comparingLong(ContractBook::number))
                .map(book -> new ContractMonth(book, input))
                .filter(contract -> contract.isTold(from, to))
                .forEach(contract -> listed(byCurrency, contract));
        input.deposits().stream()
                .filter(one -> isIn(one.countsOn()) || isIn(one.reversedOn()))
                .forEach(one -> byCurrency.computeIfAbsent(code(one), _ -> new ArrayList<>()));
        List<CurrencySection> sections =
                byCurrency.entrySet().stream()
                        .map(one -> section(new Currency(one.getKey()), one.getValue()))
                        .toList();
        return new ClientStatement(
                        input.clientId(),
                        input.clientName(),
                        input.period().toString(),
                        from,
                        to,
                        input.days().zoneName(to),
                        sections)
                .checked();
    }

    private void listed(Map<String, List<ContractMonth>> all, ContractMonth contract) {
        String code = contract.line(from, to).principal().currency().code();
        all.computeIfAbsent(code, _ -> new ArrayList<>()).add(contract);
    }

    private CurrencySection section(Currency currency, List<ContractMonth> contracts) {
        List<ContractLine> lines =
                contracts.stream().map(contract -> contract.line(from, to)).toList();
        Movements total = Movements.zero(currency);
        for (ContractLine line : lines) {
            total = total.plus(line.movements());
        }
        LocalDate ahead = input.period().plusMonths(MONTHS_AHEAD).atEndOfMonth();
        return new CurrencySection(
                currency,
                lines,
                total,
                deposits(currency),
                byDay(contracts.stream().flatMap(one -> one.payouts(from, to).stream()).toList()),
                byDay(contracts.stream().flatMap(one -> one.upcoming(to, ahead).stream()).toList()),
                months(currency, contracts),
                redemptions(currency));
    }

    private @Nullable List<RedemptionLine> redemptions(Currency currency) {
        List<RedemptionLine> lines =
                new RequestsOfMonth(input)
                        .lines(
                                input.redemptions().stream()
                                        .filter(one -> one.total().currency().equals(currency))
                                        .toList());
        return lines.isEmpty() ? null : lines;
    }

    private List<DepositLine> deposits(Currency currency) {
        var lines = new ArrayList<DepositLine>();
        input.deposits().stream()
                .filter(one -> code(one).equals(currency.code()))
                .sorted(
                        Comparator.comparing((CountedDeposit one) -> one.deposit().valueDate())
                                .thenComparingLong(one -> one.deposit().number()))
                .forEach(one -> told(one, lines));
        return List.copyOf(lines);
    }

    private void told(CountedDeposit one, List<DepositLine> lines) {
        Deposit deposit = one.deposit();
        LocalDate valued = deposit.valueDate();
        LocalDate late = one.countsOn().equals(valued) ? null : one.countsOn();
        if (isIn(one.countsOn())) {
            lines.add(new DepositLine(deposit.number(), valued, deposit.deposited(), late, null));
        }
        if (isIn(one.reversedOn())) {
            Money back = deposit.deposited().negated();
            lines.add(new DepositLine(deposit.number(), valued, back, late, one.reversedOn()));
        }
    }

    private boolean isIn(@Nullable LocalDate day) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static String code(CountedDeposit one) {
        return one.deposit().deposited().currency().code();
    }

    private static List<PayoutLine> byDay(List<PayoutLine> lines) {
        return lines.stream()
                .sorted(
                        Comparator.comparing(PayoutLine::dueOn)
                                .thenComparingLong(PayoutLine::contractNumber)
                                .thenComparing(PayoutLine::payoutKind)
                                .thenComparingInt(PayoutLine::sequence))
                .toList();
    }

    private List<MonthInterest> months(Currency currency, List<ContractMonth> contracts) {
        var months = new ArrayList<MonthInterest>();
        YearMonth first =
                contracts.stream()
                        .map(contract -> contract.startDate(to))
                        .map(YearMonth::from)
                        .min(Comparator.naturalOrder())
                        .orElse(input.period());
        YearMonth earliest = input.period().minusMonths(MONTHS_SHOWN - 1L);
        YearMonth month = first.isBefore(earliest) ? earliest : first;
        for (; !month.isAfter(input.period()); month = month.plusMonths(1)) {
            LocalDate before = month.atDay(1).minusDays(1);
            Money accrued = Money.zero(currency);
            Money paid = Money.zero(currency);
            for (ContractMonth contract : contracts) {
                accrued = accrued.plus(contract.accrued(before, month.atEndOfMonth()));
                paid = paid.plus(contract.interestPaid(before, month.atEndOfMonth()));
            }
            months.add(new MonthInterest(month.toString(), accrued, paid));
        }
        return months;
    }
}
