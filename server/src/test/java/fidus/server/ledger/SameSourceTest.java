package fidus.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// I33: whatever is posted again, alone or with others and in whatever order, is there once.
class SameSourceTest extends OwnBooks {
    private static final long SEED = 20_270_133;

    @Test
    void i33PostingTheSameSourceTwiceGivesOneEntry() {
        var random = new Random(SEED);
        var wanted = new ArrayList<NewEntry>();
        Money sum = Entries.usd("0");
        for (int i = 0; i < 40; i++) {
            Money one = new Money(new BigDecimal(1 + random.nextInt(100_000)), sum.currency());
            wanted.add(Entries.entry("deal/" + i, one));
            sum = sum.plus(one);
        }
        var asked = new ArrayList<NewEntry>();
        for (int i = 0; i < 3; i++) {
            asked.addAll(wanted);
        }
        Collections.shuffle(asked, random);

        var ids = new HashSet<>();
        for (int from = 0; from < asked.size(); ) {
            int to = Math.min(asked.size(), from + 1 + random.nextInt(7));
            List<NewEntry> some = List.copyOf(asked.subList(from, to));
            desk.write(unit -> ledger.postAll(unit, MAKER, CHECKER.id(), some))
                    .forEach(entry -> ids.add(entry.id()));
            from = to;
        }

        assertThat(ids).as("seed " + SEED).hasSize(wanted.size());
        assertThat(desk.journal()).as("seed " + SEED).hasSize(wanted.size());
        assertThat(desk.journal().getLast().number()).as("seed " + SEED).isEqualTo(wanted.size());
        Money all = sum;
        Map<Currency, Money> balance =
                desk.read(unit -> ledger.balance(unit, "1100", "tradingAccount", "7@Alpha"));
        assertThat(balance).as("seed " + SEED).containsValue(all);
    }
}
