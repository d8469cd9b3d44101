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
import fidus.server.fees.PartPaid;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The fees of a posted run: what fell due under each of its mandates, nothing included.
public final class RunFees {
    private RunFees() {}

    /// @param paid the payments that count, those of reversed runs of the same key included
    /// @param ends the last days of the mandates that end
    public static List<ManagerFee> of(
            FeeRun run, List<FeePaid> paid, Map<MandateId, LocalDate> ends) {
        return PartPaid.of(run, paid).stream()
                .filter(RunFees::counts)
                .map(one -> fee(run, one, ends.get(one.part().inputs().mandateId())))
                .toList();
    }

    private static boolean counts(PartPaid one) {
        return one.part().inputs().crystallises()
                || !one.part().fee().isZero()
                || !one.pieces().isEmpty();
    }

    private static ManagerFee fee(FeeRun run, PartPaid one, @Nullable LocalDate endsOn) {
        FeePart part = one.part();
        PartInputs inputs = part.inputs();
        return new ManagerFee(
                run.payee(),
                new FeeOrigin(
                        inputs.mandateId(),
                        run.feeType(),
                        rhythm(run, inputs),
                        part.isAhead(run.feeType()),
                        endsOn),
                fund(inputs.fund()),
                run.period(),
                part.fee(),
                part.dueOn(run.feeType()),
                one.pieces().stream()
                        .map(piece -> new ManagerFee.Paid(piece.paidOn(), piece.money()))
                        .toList());
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
