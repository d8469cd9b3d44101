package fidus.server.shares;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunCard;
import fidus.fees.shares.ShareRunId;
import fidus.fees.shares.ShareRunState;
import fidus.funds.FundCode;
import fidus.investments.InvestmentState;
import fidus.investments.Neighbours;
import fidus.investments.PlacedDays;
import fidus.investments.book.ContractBook;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Computes valuations. The same code answers a preview, the check at approval and the question
/// whether anything would be different today.
final class ShareRuns {
    private final ShareStore store;
    private final Shares.Ground ground;

    record Wanted(FundCode fund, YearMonth month, MonthSnapshot snapshot) {}

    ShareRuns(ShareStore store, Shares.Ground ground) {
        this.store = store;
        this.ground = ground;
    }

    /// Computes the valuation of a month, in place while it is PREVIEWED; a posted one stays.
    ///
    /// @throws Refused `LATER_RUN_EXISTS`, `WRONG_STATE`, and `NOTHING_DUE` where no contract is
    ///   valued
    ShareRun preview(Unit unit, Actor actor, Wanted wanted) {
        ShareRun before =
                store.standing(unit, wanted.fund).stream()
                        .filter(run -> run.period().equals(wanted.month.toString()))
                        .findFirst()
                        .orElse(null);
        if (before != null && before.shareRunState() == ShareRunState.POSTED) {
            return before;
        }
        checkLast(unit, wanted.fund, wanted.month);
        Valuing.Result result = fromSnapshot(unit, wanted.fund, wanted.month, wanted.snapshot);
        if (result.lines().isEmpty()) {
            throw Refused.at(
                    "fundCode",
                    Problem.Code.NOTHING_DUE,
                    "No contract of "
                            + wanted.fund
                            + " shares in the performance of "
                            + wanted.month
                            + ".");
        }
        String digest = ShareRun.digest(result.lines(), result.pools());
        if (before != null
                && before.resultDigest().equals(digest)
                && before.snapshotId().equals(wanted.snapshot.id())) {
            return before;
        }
        ShareRun after = run(unit, actor, before, wanted, result);
        if (before == null) {
            store.add(unit, after);
        } else {
            store.replace(unit, before, after);
        }
        note(unit, actor, before, after);
        return after;
    }

    private void note(Unit unit, Actor actor, @Nullable ShareRun before, ShareRun after) {
        ground.audit()
                .record(
                        unit,
                        actor,
                        "PREVIEW_SHARES",
                        Shares.subject(after.id()),
                        before == null ? null : ShareRunCard.of(before),
                        ShareRunCard.of(after),
                        "");
    }

    /// Nothing later stands on the month, and nothing earlier still waits.
    ///
    /// @throws Refused `LATER_RUN_EXISTS`, `WRONG_STATE`
    void checkLast(Unit unit, FundCode fund, YearMonth month) {
        for (ShareRun other : store.standing(unit, fund)) {
            YearMonth its = YearMonth.parse(other.period());
            if (its.isAfter(month) && other.shareRunState() == ShareRunState.POSTED) {
                throw Refused.at(
                        "period",
                        Problem.Code.LATER_RUN_EXISTS,
                        "The valuation of "
                                + its
                                + " stands on what is before it. Reverse it first.");
            }
            if (its.isBefore(month) && other.shareRunState() == ShareRunState.PREVIEWED) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE,
                        "The valuation of "
                                + its
                                + " is not approved yet, and its marks come first.");
            }
        }
    }

    /// Computed again from its own snapshot it gives what was shown.
    ///
    /// @throws Refused `STALE_VERSION`
    void checkStillSo(Unit unit, ShareRun run) {
        MonthSnapshot snapshot =
                ground.fees()
                        .snapshot(unit, YearMonth.parse(run.period()))
                        .filter(one -> one.id().equals(run.snapshotId()))
                        .orElseThrow(() -> stale("A later snapshot of the month was taken."));
        Valuing.Result again =
                fromSnapshot(unit, run.fundCode(), YearMonth.parse(run.period()), snapshot);
        if (!ShareRun.digest(again.lines(), again.pools()).equals(run.resultDigest())) {
            throw stale("A contract or an earlier valuation changed since this was computed.");
        }
    }

    /// Whether the same month would come out otherwise by today's books.
    boolean wouldDiffer(Unit unit, ShareRun run) {
        YearMonth month = YearMonth.parse(run.period());
        try {
            Valuing.Result now =
                    valued(
                            unit,
                            run.fundCode(),
                            month,
                            new Figures(
                                    (account, day) ->
                                            Optional.of(
                                                    ground.fees().measured(unit, account, day))));
            return !ShareRun.digest(now.lines(), now.pools()).equals(run.resultDigest());
        } catch (Refused refused) {
            return true;
        }
    }

    private static Refused stale(String why) {
        return Refused.because(Problem.Code.STALE_VERSION, why + " Compute it again.");
    }

    private Valuing.Result fromSnapshot(
            Unit unit, FundCode fund, YearMonth month, MonthSnapshot snapshot) {
        return valued(
                unit,
                fund,
                month,
                new Figures(
                        (account, day) ->
                                day.equals(month.atEndOfMonth())
                                        ? snapshot.account(account)
                                        : Optional.of(ground.fees().measured(unit, account, day))));
    }

    private Valuing.Result valued(Unit unit, FundCode fund, YearMonth month, Figures figures) {
        LocalDate day = month.atEndOfMonth();
        ShareRun before = before(unit, fund, month);
        return new Valuing(
                        sharers(unit, fund, day, before),
                        day,
                        before,
                        figures,
                        new Neighbours(
                                new PlacedDays(unit.days()),
                                account -> ground.contracts().placedOn(unit, account)))
                .result();
    }

    /// The funds with a contract that is valued on a day.
    Set<FundCode> valued(Unit unit, LocalDate day) {
        Set<FundCode> funds = EnumSet.noneOf(FundCode.class);
        for (FundCode fund : FundCode.values()) {
            ShareRun before = before(unit, fund, YearMonth.from(day));
            if (sharers(unit, fund, day, before).stream().anyMatch(one -> one.isValuedOn(day))) {
                funds.add(fund);
            }
        }
        return funds;
    }

    private List<Sharer> sharers(
            Unit unit, FundCode fund, LocalDate day, @Nullable ShareRun before) {
        var found = new ArrayList<Sharer>();
        var placed = new PlacedDays(unit.days());
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (book.fundCode() == fund
                                    && book.schedule().terms().sharesPerformance()
                                    && !book.schedule().dates().interestStart().isAfter(day)) {
                                found.add(
                                        new Sharer(
                                                book,
                                                ground.contracts().get(unit, book.id()),
                                                isUnvalued(before, book),
                                                placed));
                            }
                        });
        found.removeIf(one -> one.contract().investmentState() == InvestmentState.CANCELLED);
        return found;
    }

    /// Whether the last valuation had no figure for it, or was before its last day.
    private static boolean isUnvalued(@Nullable ShareRun before, ContractBook book) {
        return before != null
                && before.lines().stream()
                        .filter(line -> line.investmentId().equals(book.id()))
                        .anyMatch(
                                line ->
                                        line.isUnavailable()
                                                || before.valuationOn()
                                                        .isBefore(
                                                                book.schedule()
                                                                        .dates()
                                                                        .contractEnd()));
    }

    /// The last valuation of an earlier month that stands.
    @Nullable ShareRun before(Unit unit, FundCode fund, YearMonth month) {
        ShareRun last = null;
        for (ShareRun other : store.standing(unit, fund)) {
            if (other.shareRunState() == ShareRunState.POSTED
                    && YearMonth.parse(other.period()).isBefore(month)) {
                last = other;
            }
        }
        return last;
    }

    private ShareRun run(
            Unit unit,
            Actor actor,
            @Nullable ShareRun before,
            Wanted wanted,
            Valuing.Result result) {
        Money shares =
                result.lines().stream()
                        .map(ShareLine::shareAmount)
                        .reduce(Money::plus)
                        .orElseThrow();
        return new ShareRun(
                before == null ? id(unit, wanted) : before.id(),
                wanted.fund,
                wanted.month.toString(),
                wanted.month.atEndOfMonth(),
                before == null ? 1 : before.revision() + 1,
                ShareRunState.PREVIEWED,
                wanted.snapshot.id(),
                wanted.snapshot.hash(),
                result.lines(),
                result.pools(),
                shares,
                ShareRun.digest(result.lines(), result.pools()),
                new ShareRun.Steps(actor.id(), unit.now(), null, null, null, null),
                before == null ? 1 : before.version() + 1,
                ground.books().commissionSettings(unit, wanted.month.atEndOfMonth()));
    }

    /// The same for the same key and number, so that a repeated computation is the same record.
    private ShareRunId id(Unit unit, Wanted wanted) {
        long number = store.count(unit, wanted.fund, wanted.month.toString()) + 1;
        String key = "SHARES/" + wanted.fund + "/" + wanted.month + "/" + number;
        return new ShareRunId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }
}
