package fidus.server.cashflow;

import fidus.cashflow.CashFlowContract;
import fidus.cashflow.ContractPace;
import fidus.cashflow.PerformanceGap;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.Neighbours;
import fidus.investments.PlacedDays;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.Pace;
import fidus.investments.schedule.PaceInput;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.ReserveSplit;
import fidus.mt5.pnl.TruePnl;
import fidus.server.deals.PastResults.Moment;
import fidus.server.deals.Results.Result;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whether running contracts earn fast enough. The revenue of a contract is the true P&L since its
/// start of the accounts its principal is placed on, of each day by the contract's part of the
/// principal of contracts that had begun there on that day, as performance shares weigh it;
/// principal kept as cash earns nothing.
final class Paces {
    private final House house;
    private final Books books;
    private final Map<AccountKey, Result> results = new HashMap<>();
    private final PlacedDays placed;
    private final Neighbours neighbours;
    private final List<Running> running = new ArrayList<>();

    private record Running(Investment contract, ContractBook book) {
        Money unpaid() {
            return book.schedule().interest().minus(book.schedule().interestPaid());
        }

        Currency currency() {
            return book.schedule().principal().currency();
        }

        /// What was placed on accounts since it started, also what moved away since.
        List<AccountMapping> mapped(PlacedDays placed) {
            return contract.mappings().stream()
                    .filter(one -> one.account() != null)
                    .filter(one -> placed.ended(one).isAfter(start()))
                    .toList();
        }

        private LocalDate start() {
            return contract.startDate();
        }
    }

    /// Days on which a line had the same part of an account's principal.
    ///
    /// @param to absent where they go on
    /// @param all Σ principal there
    private record Piece(Moment from, @Nullable Moment to, Money all) {}

    Paces(House house, Books books, List<Investment> contracts, BusinessDays days) {
        this.house = house;
        this.books = books;
        this.placed = new PlacedDays(days);
        Map<AccountKey, List<Investment>> on = on(contracts);
        this.neighbours = new Neighbours(placed, key -> on.getOrDefault(key, List.of()));
        house.results().forEach(result -> results.put(result.account().key(), result));
        var byId = new HashMap<fidus.investments.InvestmentId, ContractBook>();
        house.books().forEach(book -> byId.put(book.id(), book));
        for (Investment contract : contracts) {
            ContractBook book = byId.get(contract.id());
            if (book != null && contract.investmentState().running()) {
                running.add(new Running(contract, book));
            }
        }
    }

    private static Map<AccountKey, List<Investment>> on(List<Investment> contracts) {
        var on = new HashMap<AccountKey, List<Investment>>();
        for (Investment contract : contracts) {
            var own = new HashSet<AccountKey>();
            for (AccountMapping line : contract.mappings()) {
                AccountKey account = line.account();
                if (account != null && own.add(account)) {
                    on.computeIfAbsent(account, _ -> new ArrayList<>()).add(contract);
                }
            }
        }
        return on;
    }

    /// The accounts and days whose results the paces need.
    Set<Moment> starts() {
        var starts = new HashSet<Moment>();
        for (Running one : running) {
            for (AccountMapping line : one.mapped(placed)) {
                for (Piece piece : pieces(one, line)) {
                    starts.add(piece.from);
                    if (piece.to != null) {
                        starts.add(piece.to);
                    }
                }
            }
        }
        return starts;
    }

    /// What a line had of its account, from the end of the day it began to count. Nothing before
    /// that day is over.
    private List<Piece> pieces(Running one, AccountMapping line) {
        AccountKey account = Objects.requireNonNull(line.account());
        LocalDate began = placed.began(one.contract, line);
        LocalDate from = began.isBefore(one.start()) ? one.start() : began;
        LocalDate to = line.active() ? house.today() : placed.ended(line);
        if (!from.isBefore(to)) {
            return List.of();
        }
        return neighbours.stretches(account, from, to).stream()
                .map(
                        days ->
                                new Piece(
                                        endOf(account, days.from()),
                                        line.active() && days.to().equals(to)
                                                ? null
                                                : endOf(account, days.to()),
                                        days.all()))
                .toList();
    }

    private Moment endOf(AccountKey account, LocalDate day) {
        return new Moment(account, placed.days().end(day).minusMillis(1));
    }

    /// @param before the results at {@link #starts}; those left out are not known
    List<ContractPace> of(Map<Moment, TruePnl> before) {
        Map<Running, Money> reserves = reserves();
        var paces = new ArrayList<ContractPace>();
        for (Running one : running) {
            Basis basis = Basis.NOTHING;
            for (AccountMapping line : one.mapped(placed)) {
                Result result = results.get(line.account());
                basis = basis.plus(result == null ? lacking() : basis(one, line, result, before));
            }
            Money revenue = revenue(one, before).orElse(null);
            Money reserve = reserves.getOrDefault(one, Money.zero(one.currency()));
            paces.add(
                    new ContractPace(
                            CashFlowContract.of(one.book),
                            one.currency(),
                            revenue == null ? null : pace(one, reserve, revenue),
                            basis,
                            gap(one).orElse(null)));
        }
        return paces;
    }

    private Pace pace(Running one, Money reserve, Money revenue) {
        var dates = one.book.schedule().dates();
        return Pace.of(
                new PaceInput(
                        dates.startDate(),
                        dates.contractEnd(),
                        one.book.schedule().interest(),
                        one.book.schedule().interestPaid(),
                        reserve,
                        revenue),
                house.today());
    }

    private Basis basis(
            Running one, AccountMapping line, Result result, Map<Moment, TruePnl> before) {
        boolean known =
                pieces(one, line).stream().allMatch(piece -> before.containsKey(piece.from));
        return known ? Sums.basis(result.pnl().state()) : lacking();
    }

    private static Basis lacking() {
        return new Basis(0, 1, 0, null);
    }

    /// Empty when a result, now or on a day on which its part changed, is not known.
    private Optional<Money> revenue(Running one, Map<Moment, TruePnl> before) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountMapping line : one.mapped(placed)) {
            Result result = results.get(line.account());
            TruePnl now = result == null ? null : result.pnl().pnl();
            if (line.active() && (now == null || !sameCurrency(one, now))) {
                return Optional.empty();
            }
            for (Piece piece : pieces(one, line)) {
                TruePnl then = before.get(piece.from);
                TruePnl after = piece.to == null ? now : before.get(piece.to);
                if (then == null || after == null || !sameCurrency(one, after)) {
                    return Optional.empty();
                }
                sum = sum.add(part(line, piece.all, after.since(then)));
            }
        }
        return Optional.of(Money.rounded(sum, one.currency()));
    }

    /// What the contract should be worth today against its part of what its accounts hold and have
    /// given. Principal kept as cash counts as it is. Empty when an account has no reading.
    private Optional<PerformanceGap> gap(Running one) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountMapping line : one.contract.mappings()) {
            AccountKey account = line.account();
            if (!line.active()) {
                continue;
            }
            if (account == null) {
                sum = sum.add(line.mappedPrincipal().amount());
                continue;
            }
            Result result = results.get(account);
            TruePnl now = result == null ? null : result.pnl().pnl();
            if (now == null || !sameCurrency(one, now)) {
                return Optional.empty();
            }
            Money held = now.ownedEquity().plus(now.netProfitWithdrawals());
            Money all = neighbours.all(account, house.today()).orElse(Money.zero(one.currency()));
            sum = sum.add(part(line, all, held));
        }
        Money expected = ContractValue.of(one.book.schedule(), house.today()).grossValue();
        return Optional.of(PerformanceGap.of(expected, Money.rounded(sum, one.currency())));
    }

    private static boolean sameCurrency(Running one, TruePnl pnl) {
        return pnl.ownedEquity().currency().equals(one.currency());
    }

    private static BigDecimal part(AccountMapping line, Money all, Money result) {
        return all.signum() <= 0
                ? BigDecimal.ZERO
                : result.amount()
                        .multiply(line.mappedPrincipal().amount())
                        .divide(all.amount(), Decimals.DIVISION);
    }

    private record Shared(FundCode fund, Currency currency) {}

    /// Each fund's reserve split over its contracts by unpaid interest.
    private Map<Running, Money> reserves() {
        var groups = new HashMap<Shared, List<Running>>();
        for (Running one : running) {
            groups.computeIfAbsent(
                            new Shared(one.book.fundCode(), one.currency()), _ -> new ArrayList<>())
                    .add(one);
        }
        var parts = new HashMap<Running, Money>();
        groups.forEach(
                (shared, contracts) -> {
                    Money whole = books.reserve(shared.fund.name(), shared.currency);
                    Money held = whole.signum() < 0 ? Money.zero(shared.currency) : whole;
                    List<Money> split =
                            ReserveSplit.of(held, contracts.stream().map(Running::unpaid).toList());
                    for (int i = 0; i < contracts.size(); i++) {
                        parts.put(contracts.get(i), split.get(i));
                    }
                });
        return parts;
    }
}
