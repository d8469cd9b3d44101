package fidus.server.close;

import fidus.close.AboutClose;
import fidus.close.CarriedItem;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.SkipStep;
import fidus.close.SkippedStep;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What people decide about a close: to pass over a step, and to carry payments over.
final class Decisions {
    private final Closes.Ground ground;
    private final CloseStore store;
    private final Closes closes;

    Decisions(Closes.Ground ground, CloseStore store, Closes closes) {
        this.ground = ground;
        this.store = store;
        this.closes = closes;
    }

    CloseMonth carry(Asked asked, AboutClose about) {
        Unit unit = asked.unit();
        YearMonth month = closes.closing(unit, about.period());
        List<CarriedItem> due = Unpaid.by(unit, ground, month.atEndOfMonth());
        CloseStore.Close before = store.get(unit, month.toString());
        change(asked, month, before, before.with(before.skips(), due), "CARRY_OVER");
        return closes.month(unit, about.period());
    }

    CloseMonth skip(Asked asked, SkipStep skip) {
        Unit unit = asked.unit();
        YearMonth month = closes.closing(unit, skip.period());
        String reason = Closes.reason(skip.reason());
        if (!skip.stepKind().isSkippable()) {
            throw Refused.at(
                    "stepKind",
                    Problem.Code.BAD_VALUE,
                    Checklist.named(skip.stepKind()) + " cannot be skipped.");
        }
        Checklist.Seen seen = closes.seen(unit, month);
        CloseStep step = seen.step(skip.stepKind());
        if (step.stepState().isSettled() && !isOfAnother(step, asked.actor())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    Checklist.named(skip.stepKind()) + " is " + step.stepState() + " already.");
        }
        CloseStore.Close before = store.get(unit, month.toString());
        var skips = new ArrayList<>(before.skips());
        skips.removeIf(one -> one.stepKind() == skip.stepKind());
        skips.add(
                new SkippedStep(
                        skip.stepKind(),
                        reason,
                        asked.actor().id(),
                        asked.actor().name(),
                        unit.now(),
                        Objects.requireNonNull(seen.found().get(skip.stepKind()))));
        change(asked, month, before, before.with(skips, before.carried()), "SKIP_STEP");
        return closes.month(unit, skip.period());
    }

    /// Who skipped a step does not sign, so another approver may skip it in that person's place.
    private static boolean isOfAnother(CloseStep step, Actor actor) {
        SkippedStep skipped = step.skipped();
        return skipped != null && !skipped.skipperId().equals(actor.id());
    }

    private void change(
            Asked asked,
            YearMonth month,
            CloseStore.Close before,
            CloseStore.Close after,
            String action) {
        store.put(asked.unit(), before, after);
        ground.audit()
                .record(
                        asked.unit(),
                        asked.actor(),
                        action,
                        Closes.subject(month),
                        before,
                        after,
                        "");
        closes.changed(asked, month);
    }
}
