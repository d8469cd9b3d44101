package fidus.server.fees;

import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        return before(unit, type, mandate, month, List.of());
    }

    /// @param together parts of the month's own run; those of predecessors that ended within the
    ///   month come before this one
    List<Past> before(
            Unit unit, FeeType type, Mandate mandate, YearMonth month, List<FeePart> together) {
        Set<MandateId> chain =
                chain(unit, mandate).stream().map(Mandate::id).collect(Collectors.toSet());
        var found = new ArrayList<Past>();
        for (FeeRun run : store.standing(unit, type, mandate.managerId())) {
            YearMonth its = YearMonth.parse(run.period());
            if (run.feeRunState().isFirm() && its.isBefore(month)) {
                run.parts().forEach(part -> found.add(new Past(its, part)));
            }
        }
        together.forEach(part -> found.add(new Past(month, part)));
        return found.stream()
                .filter(past -> chain.contains(past.part().inputs().mandateId()))
                .sorted(Comparator.comparing(past -> past.part().inputs().to()))
                .toList();
    }

    /// A mandate and those its marks come from, newest first.
    List<Mandate> chain(Unit unit, Mandate mandate) {
        var known = new HashSet<MandateId>();
        var chain = new ArrayList<Mandate>();
        Mandate at = mandate;
        while (at != null && known.add(at.id())) {
            chain.add(at);
            MandateId from = at.carryFrom();
            at = from == null ? null : store.mandate(unit, from).orElse(null);
        }
        return chain;
    }
}
