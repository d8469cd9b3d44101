package fidus.cashflow;

import static fidus.investments.schedule.Contract.usd;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Books of the examples, each with an agent at 10 %.
final class Books {
    private static final AgentId AGENT = new AgentId(new UUID(0, 7));

    private Books() {}

    static ContractBook of(long number, FundCode fund, String principal, String start) {
        return of(number, Contract.of(fund, principal, start));
    }

    static ContractBook of(long number, PayoutSchedule schedule) {
        var agent = AgentAssignment.from(AGENT, new BigDecimal("0.10"), LocalDate.of(2020, 1, 1));
        return new ContractBook(
                new InvestmentId(new UUID(1, number)),
                number,
                new ClientId(new UUID(2, number % 3)),
                "Client " + number % 3,
                schedule.terms().fundCode(),
                schedule,
                Commissions.of(schedule, List.of(agent)),
                usd("0"),
                List.of(),
                ContractBook.next(schedule),
                1);
    }

    static CashFlowOpening opening(@Nullable String cash, @Nullable String revenue) {
        return new CashFlowOpening(
                cash == null ? null : usd(cash),
                List.of(),
                null,
                revenue == null ? null : usd(revenue),
                Basis.NOTHING,
                List.of());
    }

    static CashFlowQuestion asked(String today, CashFlowOpening opening) {
        return new CashFlowQuestion(
                Currency.USD,
                LocalDate.parse(today),
                opening,
                CashFlowKind.STANDARD,
                null,
                null,
                CashFlowLimits.STANDARD);
    }

    static List<CashFlowLine> lines(String today, List<ContractBook> books) {
        var rows = new CashFlowRows(LocalDate.parse(today), Map.of());
        books.forEach(rows::add);
        return rows.lines();
    }
}
