package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.PayableFee;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.AfterEach;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiFunction;

/// One desk for fee runs: months of readings, runs written and reversed, and the sums they leave.
abstract class RunMonths {
    static final FeeType PERFORMANCE = FeeType.MANAGER_PERFORMANCE;
    final FeeDesk desk = new FeeDesk("2027-01-02");

    @AfterEach
    void close() {
        desk.close();
    }

    void month(AccountKey account, String period, String equity) {
        read(period, account, equity);
        desk.at(YearMonth.parse(period).atEndOfMonth().plusDays(1).toString());
        desk.close(period, PERFORMANCE);
    }

    void read(String period, AccountKey account, String equity) {
        read(desk, period, account, equity);
    }

    /// Five minutes before the end of the month by the server's clock, and taken in then.
    static void read(FeeDesk desk, String period, AccountKey account, String equity) {
        String at = YearMonth.parse(period).atEndOfMonth() + "T23:55:00Z";
        if (desk.server.clock().instant().isBefore(Instant.parse(at))) {
            desk.at(YearMonth.parse(period).atEndOfMonth().plusDays(1).toString());
        }
        assertThat(desk.read(account, at, equity)).isEqualTo(Outcome.ACCEPTED);
    }

    Money unpaid() {
        return sum(FeeRuns::posted);
    }

    Money sum(BiFunction<FeeRuns, Unit, List<PayableFee>> of) {
        return desk
                .server
                .features()
                .mongo()
                .read(unit -> of.apply(desk.server.features().feeRuns(), unit))
                .stream()
                .map(PayableFee::money)
                .reduce(Money.of("0.00", "USD"), Money::plus);
    }

    static FeeAgreement house(String rate) {
        return FeeConvention.HOUSE.agreement(new BigDecimal(rate), Currency.USD);
    }
}
