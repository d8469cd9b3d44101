package fidus.server.close;

import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseMonth;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.ledger.PeriodState;
import fidus.mt5.AccountKey;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A month's steps as they stand, with what was skipped and what the month's own state allows.
final class Checklist {
    private static final String BEGIN = "Begin the close of the month first.";

    private final Closes.Ground ground;
    private final CloseStore store;
    private final Freezing freezing;

    /// @param facts what the steps were made of
    /// @param found what stands against each step that can be skipped, whoever skipped it
    /// @param ready whether all of it can be signed
    record Seen(
            MonthFacts facts,
            List<CloseStep> steps,
            Map<StepKind, List<String>> found,
            boolean ready) {
        CloseStep step(StepKind kind) {
            return steps.stream().filter(one -> one.stepKind() == kind).findFirst().orElseThrow();
        }
    }

    Checklist(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
        this.freezing = new Freezing(ground);
    }

    /// @param waiting what waits for a second person, in words
    CloseMonth month(Unit unit, YearMonth month, String waiting) {
        PeriodState state = ground.ledger().periodState(unit, month);
        if (state == PeriodState.LOCKED) {
            return new LockedMonth(ground, store).shown(unit, month, waiting);
        }
        CloseStep frozen = freezing.step(unit, month, state);
        if (!month.atEndOfMonth().isBefore(unit.today())) {
            var face = new Face(state, unstarted(frozen), null, false);
            return shown(unit, month, face, waiting);
        }
        Seen seen = seen(unit, month, waiting);
        var face = new Face(state, seen.steps, seen.facts, seen.ready);
        return shown(unit, month, face, waiting);
    }

    CloseStep frozen(Unit unit, YearMonth month) {
        return freezing.step(unit, month, ground.ledger().periodState(unit, month));
    }

    /// A month that is over and not locked.
    Seen seen(Unit unit, YearMonth month, String waiting) {
        var decided = MonthFacts.Decided.of(unit, store, month);
        MonthFacts facts = MonthFacts.of(unit, ground, month, decided);
        var steps = new ArrayList<CloseStep>();
        steps.add(freezing.step(unit, month, facts.periodState()));
        var made = new ArrayList<>(made(unit, facts));
        made.forEach(step -> steps.add(gated(facts, step)));
        made.add(new HouseSteps(facts).yearEnd(List.copyOf(steps)));
        steps.add(place(steps, StepKind.YEAR_END), gated(facts, made.getLast()));
        var found = new EnumMap<StepKind, List<String>>(StepKind.class);
        made.forEach(step -> found.put(step.stepKind(), PassedOver.found(step, facts.ties())));
        List<CloseBlock> against = against(facts, steps);
        steps.add(signOff(against, waiting));
        steps.add(lock(waiting));
        steps.add(
                new Draft(StepKind.MONTH_START)
                        .block(ClosePlace.CLOSE, "step/LOCK", "It follows the lock of the month.")
                        .step(""));
        return new Seen(facts, List.copyOf(steps), found, against.isEmpty());
    }

    /// Before the first step that comes after it.
    private static int place(List<CloseStep> steps, StepKind kind) {
        int place = 0;
        while (place < steps.size() && steps.get(place).stepKind().compareTo(kind) < 0) {
            place++;
        }
        return place;
    }

    private List<CloseStep> made(Unit unit, MonthFacts facts) {
        Map<AccountKey, Instant> marks = new HashMap<>();
        ground.deals()
                .readings()
                .last(unit)
                .forEach((account, reading) -> marks.put(account, reading.asOf()));
        var accounts =
                new AccountSteps(facts, unit.now(), marks, ground.deals().readings().held(unit));
        var house = new HouseSteps(facts);
        return List.of(
                accounts.snapshot(),
                accounts.deals(),
                accounts.cashMovements(),
                accounts.markToMarket(ground.rates().unvalued(unit, facts.days().month())),
                accounts.statements(),
                house.accruals(),
                house.feeRuns(),
                house.payments(),
                house.proof(accounts),
                house.documents());
    }

    private static CloseStep gated(MonthFacts facts, CloseStep step) {
        Optional<SkippedStep> skip =
                facts.close().skips().stream()
                        .filter(one -> one.stepKind() == step.stepKind())
                        .findFirst();
        if (skip.isPresent() && !step.stepState().isSettled()) {
            return PassedOver.of(step, skip.get(), facts.ties());
        }
        if (facts.periodState() == PeriodState.OPEN && step.act() != null) {
            var blocks = new ArrayList<>(step.blocks());
            blocks.add(new CloseBlock(ClosePlace.CLOSE, "", BEGIN));
            return new CloseStep(
                    step.stepKind(),
                    StepState.BLOCKED,
                    step.words(),
                    null,
                    blocks,
                    step.figures(),
                    null);
        }
        return step;
    }

    /// What stands against a sign-off.
    private static List<CloseBlock> against(MonthFacts facts, List<CloseStep> steps) {
        var blocks = new ArrayList<CloseBlock>();
        for (CloseStep step : steps) {
            if (!step.stepState().isSettled()) {
                blocks.add(
                        new CloseBlock(
                                ClosePlace.CLOSE,
                                "step/" + step.stepKind(),
                                named(step.stepKind()) + " is not done."));
            } else if (step.stepKind() == StepKind.STATEMENTS
                    && step.stepState() == StepState.DONE) {
                facts.runs().stream()
                        .filter(one -> !one.isSigned())
                        .map(Checklist::unsigned)
                        .forEach(blocks::add);
            }
        }
        if (facts.periodState() != PeriodState.CLOSING) {
            blocks.add(new CloseBlock(ClosePlace.CLOSE, "step/FREEZE", BEGIN));
        }
        return blocks;
    }

    private static CloseBlock unsigned(MonthFacts.Reconciled one) {
        return new CloseBlock(
                ClosePlace.RECONCILIATION,
                one.subject(),
                "The reconciliation of " + one.account() + " is not signed off by two persons.");
    }

    private static CloseStep signOff(List<CloseBlock> against, String waiting) {
        var step = new Draft(StepKind.SIGN_OFF);
        if (!waiting.isEmpty()) {
            return step.is(StepState.DONE, waiting);
        }
        against.forEach(one -> step.block(one.closePlace(), one.subject(), one.message()));
        if (against.isEmpty()) {
            step.act(CloseAct.SIGN_OFF, "Everything is done. Sign what is shown.");
        }
        return step.step("");
    }

    private static CloseStep lock(String waiting) {
        var step = new Draft(StepKind.LOCK);
        if (waiting.isEmpty()) {
            return step.block(ClosePlace.CLOSE, "step/SIGN_OFF", "Somebody has to sign first.")
                    .step("");
        }
        return step.block(
                        ClosePlace.APPROVALS,
                        "",
                        "An approver who did not prepare it has to sign too.")
                .step("");
    }

    private static List<CloseStep> unstarted(CloseStep frozen) {
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            steps.add(
                    kind == StepKind.FREEZE
                            ? frozen
                            : new Draft(kind).block(ClosePlace.CLOSE, "", BEGIN).step(""));
        }
        return steps;
    }

    private record Face(
            PeriodState state, List<CloseStep> steps, @Nullable MonthFacts facts, boolean ready) {}

    private CloseMonth shown(Unit unit, YearMonth month, Face face, String waiting) {
        String period = month.toString();
        MonthFacts facts = face.facts;
        return new CloseMonth(
                unit.now(),
                period,
                face.state,
                store.get(unit, period).round(),
                face.steps,
                facts == null ? List.of() : facts.ties(),
                facts == null ? List.of() : facts.coverage(),
                facts == null ? List.of() : facts.attested(),
                store.started(unit, period).orElse(null),
                face.ready,
                waiting,
                false,
                true,
                store.versions(unit, period).stream().map(CloseStore.Closed::head).toList());
    }

    /// Such as `Mark to market`.
    static String named(StepKind kind) {
        String words = kind.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
