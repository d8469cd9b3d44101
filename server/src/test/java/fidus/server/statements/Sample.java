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
import fidus.money.Money;
import fidus.statements.ClientStatement;
import fidus.statements.ClientStatements;
import fidus.statements.StatementInput;

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
                        "UTC",
                        books,
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
