package fidus.rebates;

import fidus.money.Money;

/// A run without its rows.
///
/// @param difference what is open on 1200
public record RebateRunCard(
        RebateRunId id,
        String broker,
        String period,
        int revision,
        RebateRunState rebateRunState,
        Money claimed,
        Money received,
        Money difference) {
    public static RebateRunCard of(RebateRun run) {
        return new RebateRunCard(
                run.id(),
                run.broker(),
                run.period(),
                run.revision(),
                run.rebateRunState(),
                run.claimed(),
                run.receivedSum(),
                run.difference());
    }
}
