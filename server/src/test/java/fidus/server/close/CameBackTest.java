package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.contract.Nothing;
import fidus.ledger.FindEntries;
import fidus.ledger.LedgerCalls;
import fidus.payments.AboutBatch;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.Test;

import java.util.List;

/// March of the ledger's story is over when the payments of the client and of the agent come back:
/// a month that is opened again still tells that they had left.
class CameBackTest {
    @Test
    void whatComesBackAfterAMonthWasPaidInIt() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();
            List<TieOut> before = ties(desk);
            Months.lock(desk.server.mongo(), CloseDesk.MARCH);
            desk.at("2027-04-02");
            cameBack(desk);
            assertThat(desk.balance("2220")).isEqualTo("-150.00");
            assertThat(desk.balance("2310")).isEqualTo("-15.00");

            Months.reopen(desk.server.mongo(), CloseDesk.MARCH);

            assertThat(ties(desk)).isEqualTo(before);
        }
    }

    @Test
    void aClientsAndAnAgentsMoneyThatCameBackHadLeftUntilThatDay() {
        try (var desk = new CloseDesk("2026-12-31")) {
            new CloseStory(desk).tell();
            List<TieOut> before = ties(desk);
            desk.at("2027-04-02");
            cameBack(desk);

            assertThat(
                            desk
                                    .ask(
                                            LedgerCalls.ENTRIES,
                                            new FindEntries(null, null, null, 200))
                                    .rows()
                                    .stream()
                                    .filter(entry -> entry.eventCode().equals("E22")))
                    .hasSize(2)
                    .allMatch(entry -> entry.valueOn().equals(desk.today()));
            assertThat(ties(desk)).isEqualTo(before);
        }
    }

    private static void cameBack(CloseDesk desk) {
        PaymentBatch batch = desk.ask(PaymentCalls.BATCHES, new Nothing()).batches().getFirst();
        for (Payment paid : desk.ask(PaymentCalls.BATCH, new AboutBatch(batch.id())).payments()) {
            desk.approve(
                    desk.ask(
                            PaymentCalls.RETURN,
                            new ReturnPayment(
                                    paid.id(),
                                    "BACK-" + paid.sequence(),
                                    desk.today(),
                                    "The account is closed",
                                    null)));
        }
    }

    private static List<TieOut> ties(CloseDesk desk) {
        List<TieOut> ties =
                desk.month().tieOuts().stream()
                        .filter(
                                tie ->
                                        List.of(
                                                        TieOutRule.L6,
                                                        TieOutRule.L7,
                                                        TieOutRule.L8,
                                                        TieOutRule.R5,
                                                        TieOutRule.R6,
                                                        TieOutRule.R10)
                                                .contains(tie.tieOutRule()))
                        .toList();
        assertThat(ties)
                .filteredOn(tie -> tie.tieOutRule().name().startsWith("L"))
                .hasSize(3)
                .allMatch(TieOut::isSettled);
        return ties;
    }
}
