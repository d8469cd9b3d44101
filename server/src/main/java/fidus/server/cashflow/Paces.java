package fidus.server.cashflow;

import fidus.cashflow.CashFlowContract;
import fidus.cashflow.ContractPace;
import fidus.cashflow.PerformanceGap;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
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

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether running contracts earn fast enough. The revenue of a contract is the true P&L since its
/// start of the accounts its principal is placed on, each by the contract's part of the principal
/// of contracts that have begun there; principal kept as cash earns nothing.
final class Paces {
    private final House house;
    private final Books books;
    private final Map<AccountKey, Result> results = new HashMap<>();
    private final Map<AccountKey, List<AccountMapping>> placed = new HashMap<>();
    private final List<Running> running = new ArrayList<>();

    private record Running(Investment contract, ContractBook book) {
        Money unpaid() {
            return book.schedule().interest().minus(book.schedule().interestPaid());
        }

        Currency currency() {
            return book.schedule().principal().currency();
        }

        /// What was placed on accounts since it started, also what moved away since.
        List<AccountMapping> mapped() {
            return contract.mappings().stream()
                    .filter(one -> one.account() != null)
                    .filter(one -> one.until() == null || one.until().isAfter(start()))
                    .toList();
        }

        private Instant start() {
            return book.schedule().dates().startDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        /// From when a line counts: those it was entered with count from its start.
        Moment from(AccountMapping line, AccountKey account) {
            boolean later = !contract.wasEnteredWith(line) && line.from().isAfter(start());
            return new Moment(account, later ? line.from() : start());
        }
    }

    Paces(House house, Books books, List<Investment> contracts) {
        this.house = house;
        this.books = books;
        house.results().forEach(result -> results.put(result.account().key(), result));
        var byId = new HashMap<fidus.investments.InvestmentId, ContractBook>();
        house.books().forEach(book -> byId.put(book.id(), book));
        for (Investment contract : contracts) {
            boolean begun = contract.hadBegunBy(house.today());
            for (AccountMapping line : contract.mappings()) {
                AccountKey account = line.account();
                if (account != null && begun) {
                    placed.computeIfAbsent(account, _ -> new ArrayList<>()).add(line);
                }
            }
            ContractBook book = byId.get(contract.id());
            if (book != null && contract.investmentState().running()) {
                running.add(new Running(contract, book));
            }
        }
    }

    /// The accounts and days whose results the paces need.
    Set<Moment> starts() {
        var starts = new HashSet<Moment>();
        for (Running one : running) {
            for (AccountMapping line : one.mapped()) {
                AccountKey account = line.account();
                if (account != null) {
                    starts.add(one.from(line, account));
                }
                if (account != null && line.until() != null) {
                    starts.add(new Moment(account, line.until()));
                }
            }
        }
        return starts;
    }

    /// @param before the results at {@link #starts}; those left out are not known
    List<ContractPace> of(Map<Moment, TruePnl> before) {
        Map<Running, Money> reserves = reserves();
        var paces = new ArrayList<ContractPace>();
        for (Running one : running) {
            Basis basis = Basis.NOTHING;
            for (AccountMapping line : one.mapped()) {
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

    private static Basis basis(
            Running one, AccountMapping line, Result result, Map<Moment, TruePnl> before) {
        boolean known = before.containsKey(one.from(line, result.account().key()));
        return known ? Sums.basis(result.pnl().state()) : lacking();
    }

    private static Basis lacking() {
        return new Basis(0, 1, 0, null);
    }

    /// Empty when a result, now or at the start, is not known.
    private Optional<Money> revenue(Running one, Map<Moment, TruePnl> before) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountMapping line : one.mapped()) {
            AccountKey account = line.account();
            TruePnl now = account == null ? null : until(line, account, before);
            TruePnl then = account == null ? null : before.get(one.from(line, account));
            if (now == null || then == null || !sameCurrency(one, now)) {
                return Optional.empty();
            }
            sum = sum.add(part(line, account, now.since(then)));
        }
        return Optional.of(Money.rounded(sum, one.currency()));
    }

    /// The result at which a line stopped counting, or the one of now.
    private @Nullable TruePnl until(
            AccountMapping line, AccountKey account, Map<Moment, TruePnl> before) {
        Result result = results.get(account);
        return line.until() != null
                ? before.get(new Moment(account, line.until()))
                : result == null ? null : result.pnl().pnl();
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
            sum = sum.add(part(line, account, held));
        }
        Money expected = ContractValue.of(one.book.schedule(), house.today()).grossValue();
        return Optional.of(PerformanceGap.of(expected, Money.rounded(sum, one.currency())));
    }

    private static boolean sameCurrency(Running one, TruePnl pnl) {
        return pnl.ownedEquity().currency().equals(one.currency());
    }

    private BigDecimal part(AccountMapping line, @Nullable AccountKey account, Money result) {
        BigDecimal whole = BigDecimal.ZERO;
        for (AccountMapping other : placed.getOrDefault(account, List.of())) {
            boolean beside = line.active() ? other.active() : stoodUntil(other, line.until());
            whole = beside ? whole.add(other.mappedPrincipal().amount()) : whole;
        }
        return whole.signum() <= 0
                ? BigDecimal.ZERO
                : result.amount()
                        .multiply(line.mappedPrincipal().amount())
                        .divide(whole, Decimals.DIVISION);
    }

    /// Whether a line stood just before an instant.
    private static boolean stoodUntil(AccountMapping line, @Nullable Instant end) {
        return end != null
                && line.from().isBefore(end)
                && (line.until() == null || !line.until().isBefore(end));
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
