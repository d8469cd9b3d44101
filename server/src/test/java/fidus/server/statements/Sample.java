package fidus.server.statements;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.StandardTerms;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;
import fidus.statements.ClientStatement;
import fidus.statements.ClientStatements;
import fidus.statements.CurrencySection;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;
import fidus.statements.StatementInput;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Statements to print.
final class Sample {
    static final ClientId CLIENT = new ClientId(new UUID(0, 7));

    private Sample() {}

    /// March 2026 of Client A: the third CORE row and the first BALANCE row paid on the 3rd.
    static ClientStatement march() {
        return statement(
                List.of(
                        paid(1, contract(FundCode.CORE, "18151.41", "2025-10-01"), 3),
                        paid(2, contract(FundCode.BALANCE, "100000.00", "2025-10-01"), 1)));
    }

    /// So many contracts that their tables need several pages.
    static ClientStatement long60() {
        var books = new ArrayList<ContractBook>();
        for (int number = 1; number <= 60; number++) {
            books.add(paid(number, contract(FundCode.CORE, "1234567.89", "2025-10-01"), 3));
        }
        return statement(books);
    }

    /// The same with two requests, and its first paid payout at the bank a day before it counts.
    static ClientStatement asked(ClientStatement of) {
        CurrencySection was = of.sections().getFirst();
        var payouts = new ArrayList<PayoutLine>();
        for (PayoutLine line : was.payouts()) {
            payouts.add(payouts.isEmpty() ? atTheBank(line, LocalDate.of(2026, 3, 2)) : line);
        }
        var section =
                new CurrencySection(
                        was.currency(),
                        was.contracts(),
                        was.total(),
                        was.deposits(),
                        payouts,
                        was.upcoming(),
                        was.months(),
                        List.of(
                                request(7, RedemptionState.APPROVED, "2026-03-03", null),
                                request(8, RedemptionState.REJECTED, null, "2026-03-09")));
        return new ClientStatement(
                of.clientId(),
                of.clientName(),
                of.period(),
                of.from(),
                of.to(),
                of.businessZone(),
                List.of(section));
    }

    private static PayoutLine atTheBank(PayoutLine line, LocalDate day) {
        return new PayoutLine(
                line.contractNumber(),
                line.fundCode(),
                line.payoutKind(),
                line.sequence(),
                line.of(),
                line.dueOn(),
                line.paidOn(),
                line.payoutAmount(),
                line.lineState(),
                day);
    }

    private static RedemptionLine request(
            long number, RedemptionState state, @Nullable String approved, @Nullable String ended) {
        return new RedemptionLine(
                number,
                1,
                FundCode.CORE,
                LocalDate.of(2026, 3, 2),
                Money.of("772.27", "USD"),
                state,
                approved == null ? null : LocalDate.parse(approved),
                ended == null ? null : LocalDate.parse(ended));
    }

    static Print print(ClientStatement statement, boolean draft) {
        return new Print(
                draft ? "D-2026-03-000002" : "S-2026-03-000001",
                draft,
                statement.digest(),
                Instant.parse("2026-04-02T09:00:00Z"),
                LocalDate.parse("2026-04-02"));
    }

    private static ClientStatement statement(List<ContractBook> books) {
        return ClientStatements.of(
                new StatementInput(
                        CLIENT,
                        "Ana Muñoz Größe",
                        YearMonth.of(2026, 3),
                        BusinessDays.UTC,
                        books,
                        List.of(),
                        List.of(),
                        (contract, row) ->
                                books.stream()
                                        .filter(book -> book.id().equals(contract))
                                        .map(book -> book.schedule().row(row).dueOn().plusDays(2))
                                        .findFirst(),
                        StatementInput.ValuedDays.IN_TIME));
    }

    private static PayoutSchedule contract(FundCode fund, String principal, String start) {
        return PayoutSchedule.of(
                StandardTerms.firstVersion(fund, LocalDate.of(2024, 1, 1)),
                Money.of(principal, "USD"),
                LocalDate.parse(start));
    }

    private static ContractBook paid(long number, PayoutSchedule schedule, int rows) {
        PayoutSchedule paid = schedule.on(LocalDate.of(2026, 3, 31));
        for (int row = 1; row <= rows; row++) {
            for (PayoutState state :
                    List.of(PayoutState.REQUESTED, PayoutState.APPROVED, PayoutState.PAID)) {
                paid = paid.become(PayoutRef.interest(row), state);
            }
        }
        Money zero = Money.zero(schedule.principal().currency());
        return new ContractBook(
                new InvestmentId(new UUID(0, number)),
                number,
                CLIENT,
                "Ana Muñoz Größe",
                schedule.terms().fundCode(),
                paid,
                Commissions.none(),
                zero,
                List.of(),
                null,
                1);
    }
}
