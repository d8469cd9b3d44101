package fidus.growth;

import fidus.money.Money;
import fidus.mt5.Deal;
import fidus.mt5.cash.CashEffect;
import fidus.mt5.cash.ClassifiedDeal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One day of an account: what its positions booked, what else moved inside the P&L, and how the
/// open result changed. The three are the day's change.
///
/// @param movements fees, adjustments and other rows inside the P&L
/// @param openResult the rest: floating profit of what is open, and what the readings saw besides
public record GrowthDay(
        LocalDate day,
        Money change,
        List<DayPosition> positions,
        Money movements,
        Money openResult) {
    public GrowthDay {
        positions = List.copyOf(positions);
    }

    /// @param deals of the account, whenever they were done
    /// @param movements classified cash movements of the account
    public static GrowthDay of(AccountDay day, List<Deal> deals, List<ClassifiedDeal> movements) {
        Instant since = day.since();
        Instant at = day.at();
        List<Deal> known = deals.stream().filter(deal -> !deal.time().isAfter(at)).toList();
        Money rest = day.change();
        var positions = new ArrayList<DayPosition>();
        for (Position one : Position.of(known)) {
            if (one.lastAt().isAfter(since)) {
                Money net = one.sum(since, at);
                rest = rest.minus(net);
                positions.add(
                        new DayPosition(
                                one.number(), one.symbol(), one.isClosed(), net, one.net()));
            }
        }
        Money inside = Money.zero(rest.currency());
        for (ClassifiedDeal one : movements) {
            Instant when = one.deal().time();
            boolean counts =
                    when.isAfter(since)
                            && !when.isAfter(at)
                            && CashEffect.of(one.category()) == CashEffect.INSIDE_PNL;
            inside = counts ? inside.plus(one.deal().netAmount()) : inside;
        }
        return new GrowthDay(day.day(), day.change(), positions, inside, rest.minus(inside));
    }
}
