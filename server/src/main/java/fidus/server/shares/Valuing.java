package fidus.server.shares;

import fidus.fees.Derivation;
import fidus.fees.Exact;
import fidus.fees.shares.ContractShare;
import fidus.fees.shares.PoolSettlement;
import fidus.fees.shares.PoolShare;
import fidus.fees.shares.ShareAccount;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.funds.ShareMethod;
import fidus.investments.Neighbours;
import fidus.investments.schedule.LinkedPerformance;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.ShareValuation;
import fidus.investments.schedule.ValuationState;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values the contracts of a fund at a month's end from true figures alone.
final class Valuing {
    private final List<Sharer> sharers;
    private final LocalDate day;
    private final @Nullable ShareRun before;
    private final Figures figures;
    private final Neighbours neighbours;

    record Result(List<ShareLine> lines, List<SharePool> pools) {}

    private record PoolKey(Currency currency, ShareMethod method, Exact rate) {}

    /// @param before the last posted valuation of an earlier month
    Valuing(
            List<Sharer> sharers,
            LocalDate day,
            @Nullable ShareRun before,
            Figures figures,
            Neighbours neighbours) {
        this.sharers = sharers;
        this.day = day;
        this.before = before;
        this.figures = figures;
        this.neighbours = neighbours;
    }

    Result result() {
        var lines = new ArrayList<ShareLine>();
        var pools = new LinkedHashMap<PoolKey, List<Sharer>>();
        for (Sharer one : sharers) {
            if (one.method() != ShareMethod.CONTRACT_MARK) {
                pools.computeIfAbsent(
                                new PoolKey(one.currency(), one.method(), new Exact(one.rate())),
                                _ -> new ArrayList<>())
                        .add(one);
            } else if (one.isValuedOn(day)) {
                lines.add(own(one));
            }
        }
        var after = new ArrayList<SharePool>();
        pools.forEach((key, members) -> after.add(pooled(key, members, lines)));
        lines.sort(Comparator.comparingLong(ShareLine::number));
        return new Result(lines, after);
    }

    private ShareLine own(Sharer one) {
        Money mark = markBefore(one);
        LocalDate upTo = one.upTo(day);
        boolean baseline = upTo.equals(one.interestStart());
        List<ShareAccount> accounts = baseline ? List.of() : accounts(one, upTo);
        Optional<Money> reached =
                accounts.isEmpty() && !one.isNowhere()
                        ? Optional.of(Money.zero(one.currency())) // cash earned nothing
                        : LinkedPerformance.total(ContractShare.linked(accounts), one.currency());
        ShareValuation valued = ShareValuation.of(one.book().schedule(), upTo, mark, reached);
        return new ShareLine(
                one.id(),
                one.book().number(),
                one.book().clientName(),
                ShareMethod.CONTRACT_MARK,
                valued.valuationState(),
                periodFrom(one),
                valued.performance(),
                mark,
                valued.highWaterMark(),
                valued.shareAmount(),
                accounts,
                null,
                ContractShare.derivation(valued, mark, one.rate(), accounts),
                valued.valuationState() == ValuationState.UNAVAILABLE ? why(accounts) : "",
                principalDue(one, valued.performance()));
    }

    /// What is left of a principal at risk once the contract's end is reached and valued.
    private @Nullable Money principalDue(Sharer one, @Nullable Money performance) {
        PayoutSchedule schedule = one.book().schedule();
        return one.matures(day) && performance != null
                ? ShareValuation.principalDue(
                        schedule.terms(),
                        schedule.principal(),
                        ShareValuation.whole(schedule, performance.plus(one.performedBefore())))
                : null;
    }

    /// Each account for as long as the principal was on it, and with whose it was.
    private List<ShareAccount> accounts(Sharer one, LocalDate upTo) {
        var accounts = new ArrayList<ShareAccount>();
        for (Sharer.Span span : one.spans(upTo)) {
            for (Neighbours.Stretch stretch :
                    neighbours.stretches(span.account(), span.from(), span.to())) {
                accounts.add(figures.earned(span.account(), span.mapped(), stretch, upTo));
            }
        }
        return accounts;
    }

    private static String why(List<ShareAccount> accounts) {
        return accounts.isEmpty()
                ? "It is mapped to no account; performance is never assumed."
                : accounts.stream()
                        .map(ShareAccount::why)
                        .filter(why -> !why.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private SharePool pooled(PoolKey key, List<Sharer> members, List<ShareLine> lines) {
        SharePool start = poolBefore(key, members);
        var moves = new PoolMoves(members, day, figures, neighbours);
        PoolMoves.Moved moved = moves.from(start);
        SharePool now = moved.pool();
        if (now == null) {
            members.stream()
                    .filter(one -> one.isValuedOn(day))
                    .forEach(one -> lines.add(unavailable(one, moved.why())));
            return start;
        }
        PoolSettlement settled = PoolSettlement.of(now);
        Stream.concat(moved.left().stream(), settled.shares().stream())
                .forEach(
                        share ->
                                members.stream()
                                        .filter(one -> one.id().equals(share.contract()))
                                        .forEach(one -> lines.add(line(one, share))));
        return settled.after();
    }

    private SharePool poolBefore(PoolKey key, List<Sharer> members) {
        ShareRun last = before;
        if (last != null) {
            for (SharePool pool : last.pools()) {
                if (new PoolKey(pool.currency(), pool.shareMethod(), pool.rate()).equals(key)) {
                    return pool.fresh();
                }
            }
        }
        LocalDate first =
                members.stream().map(Sharer::countsFrom).min(Comparator.naturalOrder()).orElse(day);
        return SharePool.empty(key.currency, key.method, key.rate.value(), first.minusDays(1));
    }

    private ShareLine line(Sharer one, PoolShare share) {
        boolean pays = share.shareAmount().signum() > 0;
        ValuationState state =
                day.equals(one.interestStart())
                        ? ValuationState.BASELINE
                        : pays ? ValuationState.SHARE : ValuationState.NO_SHARE;
        return new ShareLine(
                one.id(),
                one.book().number(),
                one.book().clientName(),
                one.method(),
                state,
                periodFrom(one),
                share.performance(),
                share.paidOn(false),
                share.paidOn(true),
                share.shareAmount(),
                List.of(),
                share.units(),
                share.derivation(),
                "",
                principalDue(one, share.performance()));
    }

    private ShareLine unavailable(Sharer one, String why) {
        Money mark = markBefore(one);
        return new ShareLine(
                one.id(),
                one.book().number(),
                one.book().clientName(),
                one.method(),
                ValuationState.UNAVAILABLE,
                periodFrom(one),
                null,
                mark,
                mark,
                Money.zero(one.currency()),
                List.of(),
                null,
                Derivation.computed("share", "no figure", BigDecimal.ZERO, List.of()),
                why,
                null);
    }

    private Money markBefore(Sharer one) {
        return lineBefore(one).map(ShareLine::markAfter).orElse(one.firstMark());
    }

    private LocalDate periodFrom(Sharer one) {
        return lineBefore(one)
                .map(
                        line ->
                                line.isUnavailable()
                                        ? line.periodFrom()
                                        : one.upTo(Objects.requireNonNull(before).valuationOn()))
                .orElse(one.countsFrom());
    }

    private Optional<ShareLine> lineBefore(Sharer one) {
        ShareRun last = before;
        return last == null
                ? Optional.empty()
                : last.lines().stream()
                        .filter(line -> line.investmentId().equals(one.id()))
                        .findFirst();
    }
}
