package fidus.server.deals;

import fidus.funds.FundCode;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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
    private static final String RECEIVABLE = "1200";
    private static final String BROKER_COSTS = "5400";
    private static final String OTHER_INCOME = "4400";

    /// Whose the rebates are.
    private static final String HOUSE = "HOUSE";

    private final ClassifiedDeal moved;
    private final TradingAccount own;
    private final @Nullable TradingAccount other;
    private final Sources sources;

    /// What the books of other features say of a movement.
    ///
    /// @param reserve the fund or HOUSE whose separated money leaves for a bank, where it is known
    /// @param fees what the payment of a manager's fee takes off 2410; empty for other movements
    record Sources(Optional<String> reserve, List<Posting> fees) {}

    /// What is to be posted.
    ///
    /// @param leg tells the two ends of one movement apart
    /// @param postings two, or several debits and one credit
    record Wanted(String eventCode, String leg, List<Posting> postings) {
        Posting debit() {
            return postings.getFirst();
        }
    }

    private record Side(String account, Map<String, String> dimensions) {}

    private CashEntries(
            ClassifiedDeal moved,
            TradingAccount own,
            @Nullable TradingAccount other,
            Sources sources) {
        this.moved = moved;
        this.own = own;
        this.other = other;
        this.sources = sources;
    }

    /// @param own the account the deal is on
    /// @param other the registered counterparty, absent when there is none
    static Optional<Wanted> of(
            ClassifiedDeal moved,
            TradingAccount own,
            @Nullable TradingAccount other,
            Sources sources) {
        if (moved.netAmount().isZero()) {
            return Optional.empty();
        }
        var entries = new CashEntries(moved, own, other, sources);
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
            case MANAGER_FEE_PAYMENT -> feePaid();
            case FEE, PROFIT_SHARE ->
                    entry("E7", revaluation(), new Side(BROKER_COSTS, dimensions()));
            case BROKER_INTEREST -> entry("E23", capital(), new Side("4300", dimensions()));
            case REBATE -> entry("E23", capital(), receivable());
            case BONUS -> entry("E23", capital(), otherIncome());
            case OTHER_INCOME_IN ->
                    entry("E23", capital(), isFromRebates() ? transit(HOUSE) : otherIncome());
            case CREDIT, TRADING_ADJUSTMENT, MIRROR_LEG, NEEDS_REVIEW -> null;
        };
    }

    private @Nullable Wanted onSeparation() {
        return switch (moved.category()) {
            case MIRROR_LEG -> entry(mirrored(), separated(owner()), transit(owner()));
            case EXTERNAL_DEPOSIT, EXTERNAL_WITHDRAWAL ->
                    sources.reserve.isEmpty()
                            ? entry("E8d", separated(owner()), transit())
                            : entry("E8d", separated(taken()), transit(taken()));
            case BROKER_INTEREST -> entry("E16", house(), new Side("4300", dimensions()));
            case FEE -> entry("E7", house(), new Side(BROKER_COSTS, dimensions()));
            default -> null;
        };
    }

    /// Rebates are the house's. Moving them on is no income: that was claimed with the run.
    private @Nullable Wanted onRebate() {
        return switch (moved.category()) {
            case REBATE -> entry("E15", rebates(), receivable());
            case MIRROR_LEG -> entry("E23", rebates(), transit(HOUSE));
            case EXTERNAL_DEPOSIT, EXTERNAL_WITHDRAWAL -> entry("E8d", rebates(), transit(HOUSE));
            case BROKER_INTEREST -> entry("E16", rebates(), new Side("4300", dimensions()));
            case BONUS, OTHER_INCOME_IN -> entry("E23", rebates(), otherIncome());
            case FEE, PROFIT_SHARE -> entry("E7", rebates(), new Side(BROKER_COSTS, dimensions()));
            default -> null;
        };
    }

    private boolean isFromRebates() {
        return other != null && other.accountPurpose() == AccountPurpose.REBATE;
    }

    private String taken() {
        return sources.reserve.orElseThrow();
    }

    private Side rebates() {
        return new Side(REBATES, broker());
    }

    private Side receivable() {
        return new Side(RECEIVABLE, broker());
    }

    private Side otherIncome() {
        return new Side(OTHER_INCOME, dimensions());
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
                List.of(
                        Postings.debit(debit.account, sum, debit.dimensions),
                        Postings.credit(credit.account, sum, credit.dimensions)));
    }

    private Wanted feePaid() {
        var postings = new ArrayList<>(sources.fees);
        postings.add(Postings.credit(TRADING, moved.netAmount().abs(), dimensions()));
        return new Wanted("E13", "out", List.copyOf(postings));
    }

    private Side capital() {
        return new Side(TRADING, dimensions());
    }

    private Side revaluation() {
        return new Side(StoredDeal.REVALUATION, dimensions());
    }

    private Side transit() {
        return transit(own.bookFund());
    }

    private Side transit(String fund) {
        return new Side(TRANSIT, Map.of("transfer", moved.deal().key(), "fund", fund));
    }

    /// Separated money belongs to the fund of the account it came from; rebates are the house's. On
    /// its way it is the same fund's or the house's, as the other end says.
    private String owner() {
        FundCode of =
                other != null && other.accountPurpose() == AccountPurpose.TRADING
                        ? other.fundCode()
                        : own.fundCode();
        boolean house =
                isFromRebates() || (other != null && other.capitalSource() == CapitalSource.HOUSE);
        return house ? HOUSE : of.name();
    }

    private Side house() {
        return separated(HOUSE);
    }

    private Side separated(String fund) {
        return new Side(SEPARATION, Map.of("tradingAccount", own.key().toString(), "fund", fund));
    }

    private Map<String, String> dimensions() {
        return Map.of(
                "tradingAccount",
                own.key().toString(),
                "fund",
                own.bookFund(),
                "capitalSource",
                own.capitalSource().name());
    }

    private Map<String, String> broker() {
        return Map.of("broker", own.broker());
    }
}
