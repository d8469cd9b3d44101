package fidus.server.fees;

import fidus.approvals.Shown;
import fidus.fees.runs.FeeLine;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;

import java.util.ArrayList;
import java.util.List;

/// A run line by line, as the second person sees it.
final class RunShown {
    private RunShown() {}

    static String title(FeeRun run) {
        String what =
                run.feeType() == FeeType.MANAGER_PERFORMANCE
                        ? "performance fee of "
                        : "management fee of ";
        return what + run.payee() + " for " + run.period() + ", " + run.fee();
    }

    static List<Shown> lines(FeeRun run, List<String> drift) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Manager", run.payee()));
        shown.add(new Shown("Month", run.period()));
        shown.add(new Shown("Snapshot", run.snapshotHash()));
        shown.add(new Shown("Result", run.resultDigest()));
        for (FeePart part : run.parts()) {
            String mandate = part.inputs().mandate();
            shown.add(new Shown(mandate + ", true P&L", part.inputs().cumulative().toString()));
            for (FeeLine line : part.lines()) {
                String where = mandate + (line.account() == null ? "" : ", " + line.account());
                if (line.markBefore() != null && line.markAfter() != null) {
                    shown.add(
                            new Shown(
                                    where + ", mark",
                                    line.markBefore().level().toPlainString()
                                            + " → "
                                            + line.markAfter().level().toPlainString()));
                }
                shown.add(new Shown(where + ", accrued", line.accrued().toString()));
                shown.add(new Shown(where + ", due", line.fee().toString()));
            }
            if (part.takenByBroker().signum() > 0) {
                shown.add(
                        new Shown(mandate + ", taken by broker", part.takenByBroker().toString()));
            }
        }
        shown.add(new Shown("Fee", run.fee().toString()));
        drift.forEach(line -> shown.add(new Shown("Changed since the snapshot", line)));
        return shown;
    }
}
