package fidus.server.deals;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Posting;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ManualOverride;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What other features hang on the meaning of a movement. They come after the deal book, which is
/// told of them when the house is wired.
final class Bound {
    private final Map<CashCategory, Settled> settled = new EnumMap<>(CashCategory.class);
    private @Nullable ManagerFees fees;

    void settles(CashCategory category, Settled by) {
        settled.put(category, by);
    }

    void fees(ManagerFees now) {
        fees = now;
    }

    /// The meaning of a stored movement is taken back.
    void takenBack(Unit unit, Actor actor, StoredDeal deal, String why) {
        CashCategory was = deal.category();
        Settled by = was == null ? null : settled.get(was);
        if (by != null) {
            by.open(unit, actor, deal.id(), why);
        }
    }

    /// What a movement takes off what managers are owed; empty for one that pays none.
    List<Posting> feesPaid(
            Unit unit, Actor actor, StoredDeal deal, TradingAccount own, LocalDate on) {
        if (deal.category() != CashCategory.MANAGER_FEE_PAYMENT) {
            return List.of();
        }
        return fees(own).paid(unit, actor, deal.deal(), on, run(deal.manual()));
    }

    /// What a movement would pay, in words.
    String words(Unit unit, StoredDeal deal, TradingAccount own, LocalDate on, String feeRun) {
        return fees(own).words(unit, deal.deal(), on, feeRun);
    }

    private ManagerFees fees(TradingAccount own) {
        if (own.accountPurpose() != AccountPurpose.TRADING) {
            throw Refused.at(
                    "category",
                    Problem.Code.BAD_VALUE,
                    "A manager's fee is taken from a trading account; this one is "
                            + own.accountPurpose()
                            + ".");
        }
        if (fees == null) {
            throw new IllegalStateException("The fees of managers are not wired");
        }
        return fees;
    }

    private static String run(@Nullable ManualOverride manual) {
        String run = manual == null ? null : manual.feeRun();
        if (run == null) {
            throw Refused.at(
                    "feeRun", Problem.Code.BAD_VALUE, "Say which posted fee run was paid.");
        }
        return run;
    }
}
