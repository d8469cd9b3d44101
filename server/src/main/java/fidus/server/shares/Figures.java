package fidus.server.shares;

import fidus.fees.runs.Blocker;
import fidus.fees.runs.MonthAccount;
import fidus.fees.shares.ShareAccount;
import fidus.investments.Neighbours;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.pnl.TruePnl;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// True P&L of accounts at the end of days, each measured once.
final class Figures {
    private final BiFunction<AccountKey, LocalDate, Optional<MonthAccount>> measured;
    private final Map<Asked, Figure> known = new HashMap<>();

    private record Asked(AccountKey account, LocalDate day) {}

    /// @param truePnl absent when it may not be paid on
    /// @param why then, in words
    record Figure(@Nullable Money truePnl, String why) {}

    Figures(BiFunction<AccountKey, LocalDate, Optional<MonthAccount>> measured) {
        this.measured = measured;
    }

    /// Before an account had capital it had earned nothing; that is a figure, not a guess.
    Figure at(AccountKey account, LocalDate day) {
        return known.computeIfAbsent(new Asked(account, day), this::measure);
    }

    /// What an account earned in a stretch, and whose principal it was then.
    ///
    /// @param mapped of the contract or the pool whose part it is
    /// @param upTo the day to which is valued
    ShareAccount earned(
            AccountKey account, Money mapped, Neighbours.Stretch stretch, LocalDate upTo) {
        Figure now = at(account, stretch.to());
        Figure then = at(account, stretch.from());
        return new ShareAccount(
                account,
                mapped,
                stretch.all(),
                stretch.from(),
                now.truePnl(),
                then.truePnl(),
                stretch.to().equals(upTo) ? null : stretch.to(),
                (now.why() + " " + then.why()).strip());
    }

    private Figure measure(Asked asked) {
        MonthAccount found = measured.apply(asked.account, asked.day).orElse(null);
        if (found == null) {
            return new Figure(null, asked.account + " was not ACTIVE when the snapshot was taken.");
        }
        TruePnl pnl = found.pnl();
        if (found.isReady() && pnl != null) {
            return new Figure(pnl.truePnl(), "");
        }
        if (found.reading() == null && found.capital().isEmpty()) {
            return new Figure(Money.zero(found.currency()), "");
        }
        return new Figure(
                null,
                asked.account
                        + " at the end of "
                        + asked.day
                        + ": "
                        + found.blockers().stream()
                                .map(Blocker::message)
                                .collect(Collectors.joining(" ")));
    }
}
