package fidus.fees.runs;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.FeeAgreement;

import java.time.LocalDate;

/// A fee agreement and the first day it is in force, always the first of a month.
public record AgreedFrom(LocalDate from, FeeAgreement agreement) {
    /// @throws Refused `BAD_VALUE` for another day than the first of a month
    public AgreedFrom {
        if (from.getDayOfMonth() != 1) {
            throw Refused.at(
                    "agreedFrom",
                    Problem.Code.BAD_VALUE,
                    "An agreement is in force from the first day of a month.");
        }
    }
}
