package fidus.server.cashflow;

import fidus.cashflow.FeeOrigin;
import fidus.cashflow.ManagerFee;
import fidus.fees.Crystallisation;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.PartInputs;
import fidus.funds.FundCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The fees of a posted run: what fell due under each of its mandates, nothing included.
public final class RunFees {
    private RunFees() {}

    /// @param ends the last days of the mandates that end
    public static List<ManagerFee> of(FeeRun run, Map<MandateId, LocalDate> ends) {
        return run.parts().stream()
                .filter(part -> part.inputs().crystallises() || !part.fee().isZero())
                .map(part -> fee(run, part, ends.get(part.inputs().mandateId())))
                .toList();
    }

    private static ManagerFee fee(FeeRun run, FeePart part, @Nullable LocalDate endsOn) {
        PartInputs inputs = part.inputs();
        FeePaid payment = run.steps().payment();
        return new ManagerFee(
                run.payee(),
                new FeeOrigin(inputs.mandateId(), run.feeType(), rhythm(run, inputs), endsOn),
                fund(inputs.fund()),
                run.period(),
                part.fee(),
                YearMonth.parse(run.period()).atEndOfMonth(),
                payment != null,
                payment == null ? null : payment.paidOn());
    }

    private static Crystallisation rhythm(FeeRun run, PartInputs inputs) {
        return run.feeType() == FeeType.MANAGER_MANAGEMENT
                ? Crystallisation.MONTHLY
                : inputs.agreement().performance().crystallisation();
    }

    private static @Nullable FundCode fund(String name) {
        return Arrays.stream(FundCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
