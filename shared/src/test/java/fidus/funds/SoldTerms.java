package fidus.funds;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The terms the house started with, a client and the persons who prepare and approve.
abstract class SoldTerms {
    static final LocalDate V1 = LocalDate.of(2024, 1, 1);

    static FundTerms first(FundCode fund) {
        return StandardTerms.firstVersion(fund, V1);
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    static BigDecimal rate(String rate) {
        return new BigDecimal(rate);
    }

    static Problem.@Nullable Code code(ThrowingCallable asked) {
        Refused refused = catchThrowableOfType(Refused.class, asked);
        return refused == null ? null : refused.problem().code();
    }

    static Problem problem(ThrowingCallable asked) {
        return catchThrowableOfType(Refused.class, asked).problem();
    }
}
