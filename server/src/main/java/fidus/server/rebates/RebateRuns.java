package fidus.server.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.CheckRow;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunCard;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.RowCheck;
import fidus.server.audit.Actor;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Computes rebate runs and what the broker's statement says about their rows.
final class RebateRuns {
    private final RebateStore store;
    private final Rebates.Ground ground;
    private final Agreements agreements;
    private final Earned earned;

    RebateRuns(RebateStore store, Rebates.Ground ground, Agreements agreements) {
        this.store = store;
        this.ground = ground;
        this.agreements = agreements;
        this.earned = new Earned(ground);
    }

    /// Computes a month, in place while it is PREVIEWED; one that is approved or later stays. What
    /// was said about a row stays while the row does.
    RebateRun preview(Unit unit, Actor actor, PrepareRebates asks) {
        YearMonth month = MonthText.of(asks.period());
        RebateRun before = store.standing(unit, asks.broker(), asks.period()).orElse(null);
        if (before != null && before.rebateRunState() != RebateRunState.PREVIEWED) {
            return before;
        }
        BrokerAgreement agreement = agreements.get(unit, asks.broker());
        Earned.Month result = earned.of(unit, agreement, month);
        if (result.lines().isEmpty() && result.unrated().isEmpty()) {
            throw Refused.at(
                    "period",
                    Problem.Code.NOTHING_DUE,
                    "No lot was closed with " + asks.broker() + " in " + month + ".");
        }
        List<RebateLine> lines = kept(before, result.lines());
        String digest = RebateRun.digest(lines, result.unrated(), result.unresolved());
        if (before != null && before.resultDigest().equals(digest)) {
            return before;
        }
        RebateRun after = run(unit, actor, asks, before, new Found(agreement, result, lines));
        if (before == null) {
            store.add(unit, after);
        } else {
            store.replace(unit, before, after);
        }
        note(unit, actor, before, after);
        return after;
    }

    /// Whether anything was closed with a broker in a month.
    boolean hasLots(Unit unit, BrokerAgreement agreement, YearMonth month) {
        Earned.Month found = earned.of(unit, agreement, month);
        return !found.lines().isEmpty() || !found.unrated().isEmpty();
    }

    private static List<RebateLine> kept(@Nullable RebateRun before, List<RebateLine> now) {
        return before == null
                ? now
                : now.stream()
                        .map(
                                line ->
                                        before.lines().stream()
                                                .filter(was -> was.row().equals(line.row()))
                                                .findFirst()
                                                .orElse(line))
                        .toList();
    }

    private record Found(BrokerAgreement agreement, Earned.Month month, List<RebateLine> lines) {
        Money claimed() {
            Money sum = Money.zero(agreement.rates().getFirst().currency());
            for (RebateLine line : lines) {
                sum = sum.plus(line.claimed());
            }
            return sum;
        }
    }

    private RebateRun run(
            Unit unit, Actor actor, PrepareRebates asks, @Nullable RebateRun before, Found found) {
        return new RebateRun(
                before == null ? id(unit, asks) : before.id(),
                asks.broker(),
                asks.period(),
                before == null ? 1 : before.revision() + 1,
                RebateRunState.PREVIEWED,
                found.lines,
                found.month.unrated(),
                found.month.unresolved(),
                found.claimed(),
                List.of(),
                RebateRun.digest(found.lines, found.month.unrated(), found.month.unresolved()),
                new RebateRun.Steps(actor.id(), unit.now(), null, null, null, null, null),
                before == null ? 1 : before.version() + 1,
                List.of());
    }

    /// The same for the same key and number, so that a repeated computation is the same record.
    private RebateRunId id(Unit unit, PrepareRebates asks) {
        long number = store.count(unit, asks.broker(), asks.period()) + 1;
        String key = "REBATE/" + asks.broker() + "/" + asks.period() + "/" + number;
        return new RebateRunId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }

    RebateRun check(Asked asked, CheckRow asks) {
        RebateRun before = store.get(asked.unit(), asks.id());
        needs(before, RebateRunState.PREVIEWED);
        if (asks.place() < 0 || asks.place() >= before.lines().size()) {
            throw Refused.at("place", Problem.Code.NOT_FOUND, "There is no such row.");
        }
        boolean plain = asks.rowCheck() == RowCheck.AGREED || asks.rowCheck() == RowCheck.UNCHECKED;
        String note = plain ? asks.note().strip() : Rebates.reason(asks.note());
        var lines = new ArrayList<>(before.lines());
        lines.set(asks.place(), lines.get(asks.place()).checked(asks.rowCheck(), note));
        return move(asked.unit(), asked.actor(), before, before.with(lines), note);
    }

    /// @throws Refused `STALE_VERSION` when the deals or the rates say something else now
    void checkStillSo(Unit unit, RebateRun run) {
        Earned.Month now =
                earned.of(unit, agreements.get(unit, run.broker()), YearMonth.parse(run.period()));
        String digest = RebateRun.digest(kept(run, now.lines()), now.unrated(), now.unresolved());
        if (!digest.equals(run.resultDigest())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The deals or the rates changed since this was computed. Compute it again.");
        }
    }

    /// Posts the run as claimed. What the broker paid for a claim of the month that was reversed
    /// counts for this one.
    RebateRun claimed(Unit unit, Actor actor, RebateRun run) {
        var came = new ArrayList<RebateReceipt>();
        for (RebateRun old : store.paidAndReversed(unit, run.broker(), run.period())) {
            came.addAll(old.receipts());
            move(unit, actor, old, old.handedOver(), "Counted for the next run of the month");
        }
        return move(unit, actor, run, run.posted(unit.now(), came), "");
    }

    /// @throws Refused `WRONG_STATE` unless it is claimed, `LATER_RUN_EXISTS`
    void checkReversible(Unit unit, RebateRun run) {
        if (!run.rebateRunState().posted()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is " + run.rebateRunState() + "; only what is claimed is reversed.");
        }
        store.standing(unit, run.broker()).stream()
                .filter(other -> other.period().compareTo(run.period()) > 0)
                .filter(other -> other.rebateRunState() != RebateRunState.PREVIEWED)
                .findFirst()
                .ifPresent(
                        later -> {
                            throw Refused.at(
                                    "id",
                                    Problem.Code.LATER_RUN_EXISTS,
                                    "The run of "
                                            + later.period()
                                            + " stands. Reverse that first.");
                        });
    }

    /// @throws Refused `WRONG_STATE`
    static void needs(RebateRun run, RebateRunState needed) {
        if (run.rebateRunState() != needed) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is "
                            + run.rebateRunState()
                            + "; this needs one that is "
                            + needed
                            + ".");
        }
    }

    RebateRun move(Unit unit, Actor actor, RebateRun before, RebateRun after, String reason) {
        store.replace(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        actor,
                        after.rebateRunState() + "_REBATES",
                        Rebates.subject(after.id()),
                        RebateRunCard.of(before),
                        RebateRunCard.of(after),
                        reason);
        return after;
    }

    private void note(Unit unit, Actor actor, @Nullable RebateRun before, RebateRun after) {
        ground.audit()
                .record(
                        unit,
                        actor,
                        "PREVIEW_REBATES",
                        Rebates.subject(after.id()),
                        before == null ? null : RebateRunCard.of(before),
                        RebateRunCard.of(after),
                        "");
    }
}
