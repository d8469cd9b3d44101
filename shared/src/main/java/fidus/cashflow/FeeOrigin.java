package fidus.cashflow;

import fidus.fees.Crystallisation;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.MandateId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// The agreement a manager's fee comes from, and when it will bring the next one.
///
/// @param rhythm in which a fee of this type falls due under the mandate
/// @param ahead whether it falls due on the first day of what it is for, not on the last
/// @param endsOn last day of the mandate, on which a fee falls due too; absent while it lasts
public record FeeOrigin(
        MandateId mandateId,
        FeeType feeType,
        Crystallisation rhythm,
        boolean ahead,
        @Nullable LocalDate endsOn) {}
