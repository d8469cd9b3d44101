package fidus.server.shares;

import fidus.approvals.Shown;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.UnitFacts;
import fidus.money.Money;

import java.util.ArrayList;
import java.util.List;

/// A valuation line by line, as the second person sees it.
final class ShareShown {
    private static final int MOST = 400;

    private ShareShown() {}

    static String title(ShareRun run) {
        return "performance shares of "
                + run.fundCode()
                + " for "
                + run.period()
                + ", "
                + run.shares();
    }

    static List<Shown> lines(ShareRun run, boolean drift) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Fund", run.fundCode().name()));
        shown.add(new Shown("Valued at the end of", run.valuationOn().toString()));
        shown.add(new Shown("Snapshot", run.snapshotHash()));
        shown.add(new Shown("Result", run.resultDigest()));
        for (SharePool pool : run.pools()) {
            pool.series()
                    .forEach(
                            series ->
                                    shown.add(
                                            new Shown(
                                                    pool.shareMethod() + " " + series.code(),
                                                    series.units()
                                                            + " units at "
                                                            + series.price()
                                                            + ", mark "
                                                            + series.mark())));
        }
        run.lines().stream().limit(MOST).forEach(line -> shown.add(shown(line)));
        if (run.lines().size() > MOST) {
            shown.add(new Shown("Further contracts", String.valueOf(run.lines().size() - MOST)));
        }
        shown.add(new Shown("Shares", run.shares().toString()));
        run.settingsUsed().forEach(one -> shown.add(new Shown("Set: " + one.key(), one.words())));
        if (drift) {
            shown.add(
                    new Shown(
                            "Changed since the snapshot",
                            "From today's books it would come out otherwise."));
        }
        return shown;
    }

    private static Shown shown(ShareLine line) {
        String who = "Contract " + line.number() + " of " + line.clientName();
        Money reached = line.performance();
        if (reached == null) {
            return new Shown(who, "UNAVAILABLE: " + line.why());
        }
        Money due = line.principalDue();
        UnitFacts units = line.units();
        String how =
                units == null
                        ? ""
                        : ", "
                                + units.units()
                                + " units of "
                                + units.series()
                                + " at "
                                + units.price()
                                + ", "
                                + units.equalisationKind();
        return new Shown(
                who,
                "performance "
                        + reached
                        + ", mark "
                        + line.markBefore()
                        + " → "
                        + line.markAfter()
                        + ", share "
                        + line.shareAmount()
                        + how
                        + (due == null ? "" : ", principal due " + due));
    }
}
