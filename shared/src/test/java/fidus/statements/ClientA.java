package fidus.statements;

import fidus.clients.ClientId;
import fidus.deposits.CountedDeposit;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;
import fidus.redemptions.RedemptionRequest;
import fidus.time.BusinessDays;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The client of the golden cases: CORE 18,151.41 and BALANCE 100,000.00 from 2025-10-01.
public final class ClientA {
    public static final ClientId ID = new ClientId(new UUID(0, 7));

    private final List<RedemptionRequest> redemptions = new ArrayList<>();
    private final Map<String, LocalDate> paid = new HashMap<>();
    private BusinessDays days = BusinessDays.UTC;
    private PayoutSchedule core = Contract.of(FundCode.CORE, "18151.41", "2025-10-01");
    private PayoutSchedule balance = Contract.of(FundCode.BALANCE, "100000.00", "2025-10-01");

    /// With CORE 1 and 2 paid before March 2026, CORE 3 and BALANCE 1 on 3 March.
    public static ClientA inMarch() {
        var client = new ClientA();
        client.payCore(1, "2026-01-05");
        client.payCore(2, "2026-02-03");
        client.payCore(3, "2026-03-03");
        client.payBalance("2026-03-03");
        return client;
    }

    void payCore(int row, String day) {
        core = Contract.paid(core, PayoutRef.interest(row));
        paid.put("1 " + PayoutRef.interest(row), LocalDate.parse(day));
    }

    void payBalance(String day) {
        balance = Contract.paid(balance, PayoutRef.interest(1));
        paid.put("2 " + PayoutRef.interest(1), LocalDate.parse(day));
    }

    void asks(RedemptionRequest request) {
        redemptions.add(request);
    }

    void livesBy(BusinessDays ofTheHouse) {
        days = ofTheHouse;
    }

    void forgetPaymentDays() {
        paid.clear();
    }

    public StatementInput in(String month) {
        return in(month, List.of());
    }

    StatementInput in(String month, List<CountedDeposit> deposits) {
        return new StatementInput(
                ID,
                "Ana Muñoz Größe",
                YearMonth.parse(month),
                days,
                List.of(book(1, FundCode.CORE, core), book(2, FundCode.BALANCE, balance)),
                deposits,
                redemptions,
                (contract, row) ->
                        Optional.ofNullable(
                                paid.get(contract.value().getLeastSignificantBits() + " " + row)),
                StatementInput.ValuedDays.IN_TIME);
    }

    static ContractBook book(long number, FundCode fund, PayoutSchedule schedule) {
        Money zero = Money.zero(schedule.principal().currency());
        return new ContractBook(
                new InvestmentId(new UUID(0, number)),
                number,
                ID,
                "Ana Muñoz Größe",
                fund,
                schedule,
                Commissions.none(),
                zero,
                List.of(),
                null,
                1);
    }
}
