package fidus.server.rebates;

import fidus.approvals.Shown;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateRun;

import java.util.ArrayList;
import java.util.List;

/// Rebates line by line, as the second person sees them.
final class RebateShown {
    private static final int MOST = 400;

    private RebateShown() {}

    static String title(RebateRun run) {
        return "rebates of " + run.broker() + " for " + run.period() + ", " + run.claimed();
    }

    static List<Shown> lines(RebateRun run) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Broker", run.broker()));
        shown.add(new Shown("Month", run.period()));
        shown.add(new Shown("Result", run.resultDigest()));
        run.lines().stream().limit(MOST).forEach(line -> shown.add(shown(line)));
        if (run.lines().size() > MOST) {
            shown.add(new Shown("Further rows", String.valueOf(run.lines().size() - MOST)));
        }
        if (!run.unresolved().isEmpty()) {
            shown.add(
                    new Shown(
                            "Trades whose closed part is unknown",
                            String.valueOf(run.unresolved().size())));
        }
        shown.add(new Shown("Claimed", run.claimed().toString()));
        return shown;
    }

    private static Shown shown(RebateLine line) {
        return new Shown(
                line.row().account()
                        + ", "
                        + line.row().rate().symbolGroup()
                        + " "
                        + line.row().from(),
                line.row().volumeLots().toPlainString()
                        + " lots × "
                        + line.row().rate().ratePerLot().toPlainString()
                        + " = "
                        + line.earned()
                        + ", "
                        + line.rowCheck()
                        + (line.note().isEmpty() ? "" : ": " + line.note()));
    }
}
