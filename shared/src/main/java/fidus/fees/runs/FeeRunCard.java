package fidus.fees.runs;

import fidus.money.Money;

/// A run without its lines.
public record FeeRunCard(
        FeeRunId id,
        FeeType feeType,
        ManagerId payeeId,
        String payee,
        String period,
        int revision,
        FeeRunState feeRunState,
        Money accrued,
        Money fee,
        Money takenByBroker) {
    public static FeeRunCard of(FeeRun run) {
        return new FeeRunCard(
                run.id(),
                run.feeType(),
                run.payeeId(),
                run.payee(),
                run.period(),
                run.revision(),
                run.feeRunState(),
                run.accrued(),
                run.fee(),
                run.takenByBroker());
    }
}
