package fidus.server.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.ReceivedInto;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Rebates that brokers put on the house's accounts. The deal book posted them (E15 1150 / 1200, on
/// a trading account E23 1100 / 1200); here they only find the claim they are for. What was booked
/// as other income before trading accounts cleared claims (1100 / 4400) is none.
final class Credits {
    private final RebateStore store;
    private final Rebates.Ground ground;

    Credits(RebateStore store, Rebates.Ground ground) {
        this.store = store;
        this.ground = ground;
    }

    /// What clears the claim and no receipt names yet, of the run's broker and in its currency,
    /// oldest first.
    List<RebateCredit> open(Unit unit, RebateRun run) {
        Set<String> named = store.namedDeals(unit);
        return all(unit, run).stream()
                .filter(one -> !named.contains(one.dealKey()))
                .map(one -> booked(unit, one))
                .toList();
    }

    /// @throws Refused `NOT_FOUND` unless it is such a credit
    RebateCredit get(Unit unit, RebateRun run, String dealKey) {
        return all(unit, run).stream()
                .filter(one -> one.dealKey().equals(dealKey))
                .findFirst()
                .map(one -> booked(unit, one))
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "receipt",
                                        Problem.Code.NOT_FOUND,
                                        "No rebate of "
                                                + run.broker()
                                                + " is in the deal book as "
                                                + dealKey
                                                + ". Import the account's statement first, or say"
                                                + " on the review page that the movement is one."));
    }

    /// Counting from the day of its entry, which is a later one when it came after its month.
    private RebateCredit booked(Unit unit, RebateCredit credit) {
        return ground.deals().entries(unit, credit.dealKey()).stream()
                .map(entry -> ground.ledger().get(unit, entry).valueOn())
                .max(Comparator.naturalOrder())
                .map(credit::counting)
                .orElse(credit);
    }

    private List<RebateCredit> all(Unit unit, RebateRun run) {
        var credits = new ArrayList<RebateCredit>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            ReceivedInto into = into(account.accountPurpose());
            if (into == null || !account.broker().equals(run.broker())) {
                continue;
            }
            for (ClassifiedDeal deal :
                    ground.deals().crediting(unit, account.key(), Rebates.RECEIVABLE)) {
                if (deal.category() == CashCategory.REBATE
                        && deal.netAmount().signum() > 0
                        && deal.netAmount().currency().equals(run.claimed().currency())) {
                    credits.add(credit(unit, account, into, deal));
                }
            }
        }
        credits.sort(
                Comparator.comparing(RebateCredit::cameOn).thenComparing(RebateCredit::dealKey));
        for (RebateReceipt former : store.nameless(unit)) {
            credits.stream()
                    .filter(one -> isSame(former, one))
                    .findFirst()
                    .ifPresent(credits::remove);
        }
        return credits;
    }

    /// Whether a receipt that names no deal is this credit, by its account, sum and day.
    private static boolean isSame(RebateReceipt former, RebateCredit credit) {
        String account = former.account().strip();
        boolean there =
                account.equals(credit.account().toString())
                        || account.equals(Long.toString(credit.account().login()));
        return there
                && former.receivedOn().equals(credit.cameOn())
                && former.received().equals(credit.came());
    }

    private static RebateCredit credit(
            Unit unit, TradingAccount account, ReceivedInto into, ClassifiedDeal deal) {
        LocalDate came = unit.days().of(deal.deal().time());
        return new RebateCredit(
                deal.deal().key(),
                account.key(),
                into,
                came,
                came,
                deal.netAmount(),
                deal.deal().row().comment());
    }

    private static @Nullable ReceivedInto into(AccountPurpose purpose) {
        return switch (purpose) {
            case REBATE -> ReceivedInto.REBATE_ACCOUNT;
            case TRADING -> ReceivedInto.TRADING_ACCOUNT;
            case SEPARATION, INTERMEDIARY, DEMO -> null;
        };
    }
}
