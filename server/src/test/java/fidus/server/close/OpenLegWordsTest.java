package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.transfers.OpenLeg;
import fidus.mt5.transfers.TransferLeg;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What somebody said of a transfer is said of that one alone.
class OpenLegWordsTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final LocalDate DAY = LocalDate.of(2027, 3, 20);

    private static OpenLeg leg(long ticket) {
        LocalDateTime at = DAY.atTime(10, 0);
        Money none = Money.zero(CloseDesk.usd("0.00").currency());
        var row =
                new DealRow(
                        ticket,
                        at,
                        DealKind.BALANCE,
                        null,
                        null,
                        null,
                        null,
                        CloseDesk.usd("-300.00"),
                        none,
                        none,
                        none,
                        "TRANSFER TO 7002",
                        null,
                        null,
                        null);
        var deal = new Deal(ACCOUNT, at.toInstant(ZoneOffset.UTC), row);
        var leg = new TransferLeg(deal, AccountPurpose.TRADING, CapitalSource.CLIENT, 7_002);
        return new OpenLeg(leg, true, false, Duration.ofDays(1));
    }

    private static ReconciliationBreak explained(OpenLeg leg) {
        var act = new Act("olivia", Set.of(Role.OPERATOR), DAY);
        var seen =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)),
                        "R8",
                        leg.leg().key(),
                        "-300.00 USD",
                        "a leg on account 7002",
                        Severity.WARNING);
        return ReconciliationBreak.seen(new BreakId(new UUID(0, 2)), seen, null, DAY)
                .explain(act, "olivia", CauseCode.TIMING, "The broker books it on Monday");
    }

    @Test
    void aTicketThatBeginsLikeAnotherIsNotExplainedByItsBreak() {
        OpenLeg longer = leg(123);
        var open =
                new FlowRules.Open(
                        List.of(leg(12), longer), Map.of(ACCOUNT, List.of(explained(longer))));

        assertThat(open.why(longer)).contains("The broker books it on Monday");
        assertThat(open.why(leg(12))).isEmpty();
    }
}
