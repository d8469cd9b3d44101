package fidus.server.bank;

import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.server.mongo.Unit;

import java.util.List;

/// The statements of an account, each with its continuity.
///
/// @param cards in the order of the statements
/// @param moved what their rows come to
record Chained(List<StatementCard> cards, MovedRows moved) {
    /// @param all statements of one account that count, by the day they begin
    static Chained of(Unit unit, Taking taking, List<TakenStatement> all) {
        var moved = new MovedRows(unit, taking.store(), all);
        Chain chain = taking.chain(all, moved);
        return new Chained(
                all.stream()
                        .map(one -> new StatementCard(one, continuity(chain, moved, one)))
                        .toList(),
                moved);
    }

    private static Continuity continuity(Chain chain, MovedRows moved, TakenStatement one) {
        if (moved.saysNoCurrency(one)) {
            return new Continuity(
                    null,
                    null,
                    "Its sums were read in %s, and the account is in %s: nothing of it is compared until it is read again."
                            .formatted(Currency.UNSTATED, one.currency()));
        }
        try {
            return chain.of(Taking.link(one, moved));
        } catch (Refused e) {
            return new Continuity(null, null, moved.because(e).problem().message());
        }
    }
}
