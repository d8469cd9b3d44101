package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Canonical;
import fidus.fees.FeeImpact;
import fidus.money.Money;

import java.util.List;

/// A manager's fees of one type for one month, over all mandates. Its key is type, payee and
/// period; one run per key stands at a time.
///
/// @param payee the manager's name at that time
/// @param revision counts recomputations of the preview
/// @param snapshotId of the month end it stands on
/// @param accrued what would be due if everything crystallised now
/// @param fee what the house owes
/// @param takenByBroker what brokers have taken already
/// @param inputsDigest SHA-256 over the canonical text of all inputs
/// @param resultDigest SHA-256 over the canonical text of all parts
public record FeeRun(
        FeeRunId id,
        FeeType feeType,
        ManagerId payeeId,
        String payee,
        String period,
        int revision,
        FeeRunState feeRunState,
        SnapshotId snapshotId,
        String snapshotHash,
        List<FeePart> parts,
        Money accrued,
        Money fee,
        Money takenByBroker,
        String inputsDigest,
        String resultDigest,
        FeeRunSteps steps,
        long version) {
    public FeeRun {
        parts = List.copyOf(parts);
    }

    /// The run after a move.
    public FeeRun moved(FeeRunState state, FeeRunSteps after) {
        return new FeeRun(
                id,
                feeType,
                payeeId,
                payee,
                period,
                revision,
                state,
                snapshotId,
                snapshotHash,
                parts,
                accrued,
                fee,
                takenByBroker,
                inputsDigest,
                resultDigest,
                after,
                version + 1);
    }

    public static String inputsDigest(List<FeePart> parts) {
        return Canonical.digest(parts.stream().map(FeePart::inputs).toList());
    }

    public static String resultDigest(List<FeePart> parts) {
        return Canonical.digest(parts);
    }

    /// What fees leave of the result of all its mandates since their beginning.
    @JsonIgnore
    public FeeImpact impact() {
        Money pnl = Money.zero(fee.currency());
        Money fees = pnl;
        for (FeePart part : parts) {
            pnl = pnl.plus(part.impact().truePnl());
            fees = fees.plus(part.impact().fees());
        }
        return new FeeImpact(pnl, fees);
    }
}
