package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.contract.Nothing;
import fidus.ledger.LedgerCalls;
import fidus.ledger.TrialLine;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

/// The ledger's story of the domain (G37), told through the whole server, with its exact figures.
class StoryTest {
    @Test
    void theStoryOfTheLedgerEndsInItsGoldenFigures() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();

            assertThat(balances(desk))
                    .isEqualTo(
                            new TreeMap<>(
                                    Map.ofEntries(
                                            Map.entry("1010", "98.00"),
                                            Map.entry("1100", "10000.00"),
                                            Map.entry("1110", "200.00"),
                                            Map.entry("1130", "136.20"),
                                            Map.entry("1200", "11.87"),
                                            Map.entry("5010", "150.00"),
                                            Map.entry("5100", "15.00"),
                                            Map.entry("5200", "100.00"),
                                            Map.entry("5400", "12.50"),
                                            Map.entry("5500", "2.00"),
                                            Map.entry("2100", "-10000.00"),
                                            Map.entry("2410", "-100.00"),
                                            Map.entry("3010", "-100.00"),
                                            Map.entry("4100", "-512.50"),
                                            Map.entry("4200", "-11.87"),
                                            Map.entry("4300", "-1.20"))));
            assertThat(side(desk, 1)).isEqualTo("10725.57");
            assertThat(side(desk, -1)).isEqualTo("-10725.57");
            // No bank has sent its statement, no committee resolved, nobody manages the account.
            assertThat(desk.month().tieOuts())
                    .filteredOn(tie -> !tie.isSettled())
                    .extracting(TieOut::tieOutRule)
                    .containsExactly(TieOutRule.L11, TieOutRule.R4, TieOutRule.R18);
            assertThat(desk.month().tieOuts())
                    .filteredOn(tie -> tie.tieOutRule() == TieOutRule.L3)
                    .singleElement()
                    .satisfies(tie -> assertThat(tie.right()).isEqualTo(CloseDesk.usd("500.00")));
        }
    }

    private static TreeMap<String, String> balances(CloseDesk desk) {
        var found = new TreeMap<String, String>();
        for (TrialLine line : desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines()) {
            if (!line.balance().isZero()) {
                found.put(line.account(), line.balance().amount().toPlainString());
            }
        }
        return found;
    }

    private static String side(CloseDesk desk, int sign) {
        return desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .map(TrialLine::balance)
                .filter(balance -> balance.signum() == sign)
                .reduce(CloseDesk.usd("0"), Money::plus)
                .amount()
                .toPlainString();
    }
}
