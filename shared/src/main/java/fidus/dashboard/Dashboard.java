package fidus.dashboard;

import fidus.imports.ImportRecord;

import java.time.Instant;
import java.util.List;

/// What an operator looks at first.
///
/// @param accounts per freshness of their last reading: FRESH, ACCEPTABLE, DEGRADED, STALE,
///   UNAVAILABLE
/// @param breaks open ones by severity and age bucket
/// @param approvals prepared commands this person may decide
/// @param ownWaiting prepared commands of this person that wait for somebody else
/// @param suspected unsettled breaks of which somebody suspects fraud
/// @param lateStatements accounts at banks of which no statement came although one should have
/// @param neverCompared accounts in use that no run ever compared: nothing is known of their breaks
/// @param unasked recorded deposits that nobody is asked to confirm any more
/// @param pnl total true P&L per currency over accounts that count, with completeness
/// @param store what holds the data, in words; shown as a banner when it is the embedded engine
public record Dashboard(
        Instant asOf,
        List<Tally> accounts,
        List<BreakTally> breaks,
        List<ImportRecord> lastImports,
        List<RunLine> lastRuns,
        int approvals,
        int ownWaiting,
        int toReview,
        int heldReadings,
        int suspected,
        int lateStatements,
        int neverCompared,
        int unasked,
        List<PnlTotal> pnl,
        String store,
        boolean embedded) {}
