package fidus.server.deals;

import fidus.funds.FundCode;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// What a classified cash movement posts in the books of the house: events E4, E5, E7, E8, E13,
/// E15, E16 and E23. Trades and adjustments post nothing of their own; the next mark-to-market
/// carries them.
final class CashEntries {
    private static final String TRANSIT = "1140";
    private static final String TRADING = "1100";
    private static final String SEPARATION = "1130";
    private static final String REBATES = "1150";
    private static final String BROKER_COSTS = "5400";

    private final ClassifiedDeal moved;
    private final TradingAccount own;
    private final @Nullable TradingAccount other;
    private final Optional<String> reserve;

    /// What is to be posted.
    ///
    /// @param leg tells the two ends of one movement apart
    record Wanted(String eventCode, String leg, Posting debit, Posting credit) {}

    private record Side(String account, Map<String, String> dimensions) {}

    private CashEntries(
            ClassifiedDeal moved,
            TradingAccount own,
            @Nullable TradingAccount other,
            Optional<String> reserve) {
        this.moved = moved;
        this.own = own;
        this.other = other;
        this.reserve = reserve;
    }

    /// @param own the account the deal is on
    /// @param other the registered counterparty, absent when there is none
    /// @param reserve the fund or HOUSE whose separated money leaves for a bank, where it is known
    static Optional<Wanted> of(
            ClassifiedDeal moved,
            TradingAccount own,
            @Nullable TradingAccount other,
            Optional<String> reserve) {
        if (moved.netAmount().isZero()) {
            return Optional.empty();
        }
        var entries = new CashEntries(moved, own, other, reserve);
        return Optional.ofNullable(
                switch (own.accountPurpose()) {
                    case TRADING -> entries.onTrading();
                    case SEPARATION -> entries.onSeparation();
                    case REBATE -> entries.onRebate();
                    case INTERMEDIARY, DEMO -> null;
                });
    }

    private @Nullable Wanted onTrading() {
        return switch (moved.category()) {
            case EXTERNAL_DEPOSIT, EXTERNAL_WITHDRAWAL -> entry("E4", capital(), transit());
            case INTER_ACCOUNT_OUT, INTER_ACCOUNT_IN, HUB_OUT, HUB_IN ->
                    entry("E5", capital(), transit());
            case PROFIT_WITHDRAWAL -> entry("E8a", revaluation(), transit());
            case PROFIT_RETURN -> entry("E8b", revaluation(), transit());
            case REINVESTMENT -> entry("E8c", capital(), transit());
            case MANAGER_FEE_PAYMENT -> entry("E13", capital(), new Side("2410", fund()));
            case FEE, PROFIT_SHARE ->
                    entry("E7", revaluation(), new Side(BROKER_COSTS, dimensions()));
            case BROKER_INTEREST -> entry("E23", capital(), new Side("4300", dimensions()));
            case BONUS, REBATE, OTHER_INCOME_IN ->
                    entry("E23", capital(), new Side("4400", dimensions()));
            case CREDIT, TRADING_ADJUSTMENT, MIRROR_LEG, NEEDS_REVIEW -> null;
        };
    }

    private @Nullable Wanted onSeparation() {
        return switch (moved.category()) {
            case MIRROR_LEG -> entry(mirrored(), separated(), transit());
            case EXTERNAL_DEPOSIT, EXTERNAL_WITHDRAWAL ->
                    reserve.isEmpty()
                            ? entry("E8d", separated(), transit())
                            : entry("E8d", separated(reserve.get()), transit(reserve.get()));
            case BROKER_INTEREST -> entry("E16", house(), new Side("4300", dimensions()));
            case FEE -> entry("E7", house(), new Side(BROKER_COSTS, dimensions()));
            default -> null;
        };
    }

    private @Nullable Wanted onRebate() {
        return switch (moved.category()) {
            case REBATE -> entry("E15", new Side(REBATES, broker()), new Side("1200", broker()));
            case BROKER_INTEREST ->
                    entry("E16", new Side(REBATES, broker()), new Side("4300", dimensions()));
            default -> null;
        };
    }

    /// The event of a movement's end on separation, which is one with its end on the other account.
    private String mirrored() {
        if (moved.netAmount().signum() > 0) {
            return "E8a";
        }
        return other != null && other.capitalSource() == CapitalSource.REINVESTED_PROFIT
                ? "E8c"
                : "E8b";
    }

    /// Money that arrives debits the account it is on, money that leaves credits it.
    private Wanted entry(String eventCode, Side account, Side against) {
        boolean in = moved.netAmount().signum() > 0;
        Money sum = moved.netAmount().abs();
        Side debit = in ? account : against;
        Side credit = in ? against : account;
        return new Wanted(
                eventCode,
                in ? "in" : "out",
                new Posting(debit.account, PostingSide.DEBIT, sum, debit.dimensions),
                new Posting(credit.account, PostingSide.CREDIT, sum, credit.dimensions));
    }

    private Side capital() {
        return new Side(TRADING, dimensions());
    }

    private Side revaluation() {
        return new Side(StoredDeal.REVALUATION, dimensions());
    }

    private Side transit() {
        return transit(fundName());
    }

    private Side transit(String fund) {
        return new Side(TRANSIT, Map.of("transfer", moved.deal().key(), "fund", fund));
    }

    /// Separated money belongs to the fund of the account it came from.
    private Side separated() {
        FundCode of =
                other != null && other.accountPurpose() == AccountPurpose.TRADING
                        ? other.fundCode()
                        : own.fundCode();
        boolean house = other != null && other.capitalSource() == CapitalSource.HOUSE;
        return separated(house ? "HOUSE" : of.name());
    }

    private Side house() {
        return separated("HOUSE");
    }

    private Side separated(String fund) {
        return new Side(SEPARATION, Map.of("tradingAccount", own.key().toString(), "fund", fund));
    }

    private Map<String, String> dimensions() {
        return Map.of(
                "tradingAccount",
                own.key().toString(),
                "fund",
                fundName(),
                "capitalSource",
                own.capitalSource().name());
    }

    private Map<String, String> fund() {
        return own.manager().isBlank()
                ? Map.of("fund", fundName())
                : Map.of("fund", fundName(), "manager", own.manager());
    }

    private Map<String, String> broker() {
        return Map.of("broker", own.broker());
    }

    private String fundName() {
        return own.capitalSource() == CapitalSource.HOUSE ? "HOUSE" : own.fundCode().name();
    }
}
