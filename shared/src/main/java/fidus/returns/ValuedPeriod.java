package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A stretch of time with the value at both ends.
public record ValuedPeriod(LocalDate from, LocalDate to, BigDecimal opening, BigDecimal closing) {
    /// @throws Refused `BAD_VALUE` without a day between the ends
    public ValuedPeriod {
        if (!from.isBefore(to)) {
            throw Refused.at("to", Problem.Code.BAD_VALUE, "A period has at least one day.");
        }
    }

    public int days() {
        return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
    }
}
