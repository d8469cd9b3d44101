package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AboutVersion;
import fidus.close.CloseCalls;
import fidus.close.CloseFigure;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.ManagerToRetire;
import fidus.mt5.AccountPurpose;
import fidus.reconciliation.Severity;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/// What the proof of a month says beside its sums: every rule of the house, whose money earned
/// what, and what is to come.
class ProofLinesTest {
    private static String figure(CloseDesk desk, String name) {
        return desk.step(StepKind.PROOF).figures().stream()
                .filter(one -> one.name().equals(name))
                .map(CloseFigure::value)
                .collect(Collectors.joining(" | "));
    }

    @Test
    void everyRuleThatComparesNoMoneyHasALineThatSaysWhatWasLookedAt() {
        try (var desk = CloseDesk.afterMarch()) {
            var wallets = new CloseWallets(desk);
            var plain =
                    EnumSet.of(
                            TieOutRule.R1,
                            TieOutRule.R2,
                            TieOutRule.R3,
                            TieOutRule.R22,
                            TieOutRule.R23,
                            TieOutRule.R24);
            plain.addAll(EnumSet.range(TieOutRule.R12, TieOutRule.R17));
            plain.add(TieOutRule.R19);
            for (TieOutRule rule : plain) {
                TieOut line = wallets.tie(rule);
                assertThat(line.tieOutState()).as(rule.name()).isEqualTo(TieOutState.PASSES);
                assertThat(line.key()).as(rule.name()).matches("\\d+ .*");
                assertThat(line.left()).as(rule.name()).isNull();
            }
            assertThat(wallets.tie(TieOutRule.R1).key()).isEqualTo("1 contracts");
            assertThat(wallets.tie(TieOutRule.R24).key())
                    .isEqualTo("1 clients, 1 contracts and 1 accounts");
            assertThat(wallets.tie(TieOutRule.R18).tieOutState()).isEqualTo(TieOutState.FAILS);
            assertThat(wallets.tie(TieOutRule.R18).explanation()).contains("managerId");

            desk.locked();
            var signed = desk.ask(CloseCalls.VERSION, new AboutVersion(CloseDesk.MARCH, 1));
            assertThat(signed.figures().tieOuts())
                    .extracting(TieOut::tieOutRule)
                    .containsAll(plain);
            assertThat(signed.figures().digest()).isEqualTo(signed.head().hash());
        }
    }

    @Test
    void r19WarnsOfAManagerWhoIsNotOnTheListOrRetired() {
        try (var desk = CloseDesk.afterMarch()) {
            var wallets = new CloseWallets(desk);
            desk.manager = "M1";
            desk.account(7_005, AccountPurpose.TRADING, "100.00");
            TieOut unknown = wallets.tie(TieOutRule.R19);
            assertThat(unknown.explanation())
                    .isEqualTo("Its manager M1 is not on the list of managers.");
            assertThat(unknown.key()).isEqualTo("7005@Broker-Live");
            assertThat(unknown.severity()).isEqualTo(Severity.WARNING);
            assertThat(unknown.isBlocking()).isFalse();

            ManagerCard m1 = desk.ask(FeeCalls.ADD_MANAGER, new ManagerToAdd("M1"));
            assertThat(wallets.tie(TieOutRule.R19).tieOutState()).isEqualTo(TieOutState.PASSES);
            assertThat(wallets.tie(TieOutRule.R19).key()).isEqualTo("1 accounts with a manager");

            desk.ask(FeeCalls.RETIRE_MANAGER, new ManagerToRetire(m1.id(), "Has left the trade"));
            assertThat(wallets.tie(TieOutRule.R19).explanation())
                    .isEqualTo("Its manager M1 is retired.");
        }
    }

    /// G37: true P&L 512.50 − 12.50; on separation 300.00 less 165.00 and 1.20 interest.
    @Test
    void theStorysTiersAndCalendarStandInTheProof() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();

            assertThat(figure(desk, "P&L of clients by withdrawals, USD")).isEqualTo("500.00 USD");
            assertThat(figure(desk, "P&L of clients by separation, USD")).isEqualTo("336.20 USD");
            assertThat(figure(desk, "P&L of the house, USD")).isEqualTo("0.00 USD");
            assertThat(figure(desk, "P&L of reinvested profit, USD")).isEqualTo("0.00 USD");
            assertThat(figure(desk, "P&L in all, USD")).isEqualTo("500.00 USD");
            assertThat(figure(desk, "Rebate per lot of Broker, ALL"))
                    .isEqualTo("5.05 USD since 2026-01-01");
            // Due in April: 150.00 interest and 15.00 commission, 100.00 fee as in March.
            assertThat(figure(desk, "Due in 2027-04, USD")).isEqualTo(usd("265.00").toString());
            assertThat(figure(desk, "The month ends with")).isEqualTo("2027-03-31, UTC");
            assertThat(List.of(figure(desk, "First month that is not funded, USD")))
                    .allMatch(one -> !one.isEmpty());
        }
    }
}
