package fidus.server.deals;

import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideDeal;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;
import fidus.mt5.pnl.TruePnl;

import org.junit.jupiter.api.AfterEach;

import java.math.BigDecimal;
import java.util.Objects;

/// Where deals are looked at and decided.
abstract class DealDesk {
    final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    BookedDeal deal(TradingAccount account, long ticket) {
        return desk
                .ask(
                        Mt5Calls.DEALS,
                        new FindDeals(
                                account.key().server(),
                                account.key().login(),
                                null,
                                false,
                                null,
                                200))
                .rows()
                .stream()
                .filter(row -> row.deal().ticket() == ticket)
                .findFirst()
                .orElseThrow();
    }

    DealDecided decide(TradingAccount account, long ticket, CashCategory category) {
        return desk.ask(
                Mt5Calls.DECIDE_DEAL,
                new DecideDeal(
                        account.key().server(),
                        account.key().login(),
                        ticket,
                        category,
                        null,
                        "Seen on the bank's paper.",
                        null));
    }

    TruePnl pnl(TradingAccount account) {
        return Objects.requireNonNull(desk.result(account).pnl().pnl());
    }

    BigDecimal allocation(TradingAccount account) {
        return desk.result(account).figures().adjustedAllocation().amount();
    }
}
