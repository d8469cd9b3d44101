package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.usd;

import fidus.funds.FundCode;
import fidus.money.Money;

import java.time.YearMonth;
import java.util.stream.Stream;

/// Schedules worked out by hand.
abstract class Golden {
    static final String START = "2025-10-01";
    static final PayoutSchedule CORE = Contract.of(FundCode.CORE, "18151.41", START);
    static final PayoutSchedule BALANCE = Contract.of(FundCode.BALANCE, "100000.00", START);

    static Money month(String month, PayoutKind kind) {
        return Stream.of(CORE, BALANCE)
                .flatMap(schedule -> schedule.rows().stream())
                .filter(row -> row.pays(kind))
                .filter(row -> YearMonth.from(row.dueOn()).equals(YearMonth.parse(month)))
                .map(PayoutRow::payoutAmount)
                .reduce(usd("0"), Money::plus);
    }
}
