package fidus.desktop.accounts;

import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.Reading;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// The figures of a card as a table shows them; absent where there is no reading, never zero.
final class Figures {
    private Figures() {}

    static @Nullable Money balance(AccountCard card) {
        Reading reading = reading(card);
        return reading == null ? null : reading.balance();
    }

    static @Nullable Money equity(AccountCard card) {
        Reading reading = reading(card);
        return reading == null ? null : reading.equity();
    }

    static @Nullable Money truePnl(AccountCard card) {
        TruePnl pnl = card.pnl().pnl();
        return pnl == null ? null : pnl.truePnl();
    }

    static @Nullable BigDecimal returnPercent(AccountCard card) {
        TruePnl pnl = card.pnl().pnl();
        return pnl == null ? null : pnl.returnPercent().orElse(null);
    }

    private static @Nullable Reading reading(AccountCard card) {
        return ReadingState.reading(card.pnl().state()).orElse(null);
    }
}
