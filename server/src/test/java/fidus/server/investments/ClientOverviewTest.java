package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientState;
import fidus.clients.ClientSummary;
import fidus.contract.Nothing;
import fidus.funds.FundCode;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// What the list of clients says of each.
class ClientOverviewTest extends BookDesk {
    /// CORE of 18,151.41 pays 272.27 a month from 1 January; its balance of 10,000.00 pays 150.00.
    @Test
    void contractsOfAClientAreSummedAndTheOneWithoutHasALineOfItsOwn() {
        Client other = ask(ClientCalls.ADD, new AddClient("Bert Example"), operator);
        started(FundCode.CORE, "18151.41");
        started(FundCode.CORE, "10000.00");
        at("2026-01-15");

        List<ClientSummary> lines = ask(ClientCalls.SUMMARIES, new Nothing(), approver).clients();

        assertThat(lines)
                .extracting(line -> line.client().name())
                .containsExactly(ada.name(), other.name());
        ClientSummary line = lines.getFirst();
        assertThat(line.client().clientState()).isEqualTo(ClientState.ACTIVE);
        assertThat(line.contracts()).isEqualTo(2);
        assertThat(line.principal()).isEqualTo(usd("28151.41"));
        assertThat(line.dueNow()).isEqualTo(usd("422.27"));
        assertThat(line.nextOn()).isEqualTo(LocalDate.parse("2026-02-01"));
        assertThat(line.next()).isEqualTo(usd("422.27"));
        assertThat(line.paid()).isEqualTo(usd("0"));
        assertThat(lines.getLast())
                .isEqualTo(new ClientSummary(other, 0, null, null, null, null, null));
    }
}
