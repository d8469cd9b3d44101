package fidus.server.fees;

import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What earlier months left for a mandate: the parts of its firm runs and of those it carries from.
final class Standing {
    private final FeeStore store;

    /// A part and the month it is of.
    record Past(YearMonth month, FeePart part) {}

    Standing(FeeStore store) {
        this.store = store;
    }

    /// Firm parts of a mandate and its predecessors before a month, oldest first.
    List<Past> before(Unit unit, FeeType type, Mandate mandate, YearMonth month) {
        var chain = new HashSet<MandateId>();
        Mandate at = mandate;
        while (at != null && chain.add(at.id())) {
            MandateId from = at.carryFrom();
            at = from == null ? null : store.mandate(unit, from).orElse(null);
        }
        var found = new ArrayList<Past>();
        for (FeeRun run : store.standing(unit, type, mandate.managerId())) {
            YearMonth its = YearMonth.parse(run.period());
            if (run.feeRunState().isFirm() && its.isBefore(month)) {
                run.parts().stream()
                        .filter(part -> chain.contains(part.inputs().mandateId()))
                        .forEach(part -> found.add(new Past(its, part)));
            }
        }
        return found;
    }
}
