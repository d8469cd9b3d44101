package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeRunSteps;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Computes runs. The same code answers a preview, the check at approval and the question whether
/// anything would be different today.
final class Previews {
    private final FeeStore store;
    private final RunInputs inputs;
    private final Measures measures;
    private final Managers managers;
    private final Audit audit;

    /// What became of one payee's run.
    enum Outcome {
        COMPUTED,
        UNCHANGED,
        KEPT
    }

    Previews(FeeStore store, RunInputs inputs, Measures measures, Managers managers, Audit audit) {
        this.store = store;
        this.inputs = inputs;
        this.measures = measures;
        this.managers = managers;
        this.audit = audit;
    }

    /// Those who have a mandate in the month, by name.
    List<ManagerCard> payees(Unit unit, YearMonth month) {
        List<ManagerId> wanted =
                store.allMandates(unit).stream()
                        .filter(mandate -> mandate.isIn(month))
                        .map(Mandate::managerId)
                        .toList();
        return store.managersByName(unit).stream()
                .filter(manager -> wanted.contains(manager.id()))
                .toList();
    }

    /// Computes a payee's run, in place while it is PREVIEWED; one that is approved or later stays.
    ///
    /// @throws Refused `WRONG_STATE`, `LATER_RUN_EXISTS`, `READING_NOT_OK`
    Outcome preview(Unit unit, Actor actor, FeeType type, ManagerId payee, YearMonth month) {
        FeeRun before = store.standing(unit, type, payee, month.toString()).orElse(null);
        if (before != null && before.feeRunState() != FeeRunState.PREVIEWED) {
            return Outcome.KEPT;
        }
        checkOrder(unit, type, payee, month);
        MonthSnapshot snapshot = snapshot(unit, month);
        List<FeePart> parts = parts(unit, type, payee, month, key -> inSnapshot(snapshot, key));
        String digest = FeeRun.inputsDigest(parts);
        if (before != null
                && before.inputsDigest().equals(digest)
                && before.snapshotId().equals(snapshot.id())) {
            return Outcome.UNCHANGED;
        }
        FeeRun after = run(unit, actor, before, new Result(type, payee, month, snapshot, parts));
        if (before == null) {
            store.add(unit, after);
        } else {
            store.replace(unit, before, after);
        }
        audit.record(
                unit,
                actor,
                "PREVIEW_FEE_RUN",
                FeePostings.subject(after.id()),
                before == null ? null : FeeRunCard.of(before),
                FeeRunCard.of(after),
                "");
        return Outcome.COMPUTED;
    }

    /// The run's parts computed again from its own snapshot.
    List<FeePart> again(Unit unit, FeeRun run) {
        MonthSnapshot snapshot =
                store.snapshot(unit, run.snapshotId())
                        .orElseThrow(
                                () ->
                                        Refused.because(
                                                Problem.Code.NOT_FOUND,
                                                "The snapshot of this run is missing."));
        return parts(
                unit,
                run.feeType(),
                run.payeeId(),
                YearMonth.parse(run.period()),
                key -> inSnapshot(snapshot, key));
    }

    /// How today's inputs differ from the run's, in words; empty when they do not.
    List<String> drift(Unit unit, FeeRun run) {
        YearMonth month = YearMonth.parse(run.period());
        try {
            List<FeePart> now =
                    parts(
                            unit,
                            run.feeType(),
                            run.payeeId(),
                            month,
                            key -> measures.at(unit, key, month.atEndOfMonth()));
            return Drift.between(run.parts(), now);
        } catch (Refused refused) {
            return List.of(refused.problem().message());
        }
    }

    private List<FeePart> parts(
            Unit unit,
            FeeType type,
            ManagerId payee,
            YearMonth month,
            RunInputs.MonthEnd monthEnd) {
        List<Mandate> mandates =
                store.allMandates(unit).stream()
                        .filter(mandate -> mandate.managerId().equals(payee))
                        .filter(mandate -> mandate.isIn(month))
                        .toList();
        if (mandates.isEmpty()) {
            throw Refused.at(
                    "payeeId",
                    Problem.Code.NOTHING_DUE,
                    managers.get(unit, payee).name() + " has no mandate in " + month + ".");
        }
        return computed(
                unit,
                mandates.stream()
                        .map(mandate -> new RunInputs.Case(type, mandate, month, monthEnd))
                        .toList());
    }

    /// By name as the cases are, but the earlier mandate is computed first: one that ends within
    /// the month leaves its marks to the one that goes on from it.
    private List<FeePart> computed(Unit unit, List<RunInputs.Case> cases) {
        var parts = new ArrayList<FeePart>();
        cases.stream()
                .sorted(Comparator.comparing(one -> one.mandate().startOn()))
                .forEach(one -> parts.add(FeePart.of(one.type(), inputs.of(unit, one, parts))));
        List<MandateId> order = cases.stream().map(one -> one.mandate().id()).toList();
        parts.sort(Comparator.comparingInt(part -> order.indexOf(part.inputs().mandateId())));
        return List.copyOf(parts);
    }

    private record Result(
            FeeType type,
            ManagerId payee,
            YearMonth month,
            MonthSnapshot snapshot,
            List<FeePart> parts) {
        Money sum(Function<FeePart, Money> of) {
            return parts.stream().map(of).reduce(Money::plus).orElseThrow();
        }
    }

    private FeeRun run(Unit unit, Actor actor, @Nullable FeeRun before, Result result) {
        String period = result.month.toString();
        return new FeeRun(
                before == null ? id(unit, result) : before.id(),
                result.type,
                result.payee,
                managers.get(unit, result.payee).name(),
                period,
                before == null ? 1 : before.revision() + 1,
                FeeRunState.PREVIEWED,
                result.snapshot.id(),
                result.snapshot.hash(),
                result.parts,
                result.sum(FeePart::accrued),
                result.sum(FeePart::fee),
                result.sum(FeePart::takenByBroker),
                FeeRun.inputsDigest(result.parts),
                FeeRun.resultDigest(result.parts),
                FeeRunSteps.previewed(actor.id(), unit.now()),
                before == null ? 1 : before.version() + 1);
    }

    /// The same for the same key and number, so that a repeated computation is the same record.
    private FeeRunId id(Unit unit, Result result) {
        String period = result.month.toString();
        long number = store.count(unit, result.type, result.payee, period) + 1;
        String key = result.type + "/" + result.payee.value() + "/" + period + "/" + number;
        return new FeeRunId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }

    private void checkOrder(Unit unit, FeeType type, ManagerId payee, YearMonth month) {
        for (FeeRun other : store.standing(unit, type, payee)) {
            YearMonth its = YearMonth.parse(other.period());
            if (its.isAfter(month) && other.feeRunState().isFirm()) {
                throw Refused.at(
                        "period",
                        Problem.Code.LATER_RUN_EXISTS,
                        "The run of " + its + " stands on what is before it. Reverse it first.");
            }
            if (its.isBefore(month) && other.feeRunState() == FeeRunState.PREVIEWED) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE,
                        "The run of " + its + " is not approved yet, and its marks come first.");
            }
        }
    }

    private MonthSnapshot snapshot(Unit unit, YearMonth month) {
        return store.lastSnapshot(unit, month.toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.WRONG_STATE,
                                        "There is no snapshot of " + month + ". Take it first."));
    }

    private static MonthAccount inSnapshot(MonthSnapshot snapshot, AccountKey key) {
        return snapshot.account(key)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.READING_NOT_OK,
                                        key
                                                + " was not ACTIVE when the snapshot of "
                                                + snapshot.period()
                                                + " was taken. Say on which day it left the"
                                                + " mandate."));
    }
}
