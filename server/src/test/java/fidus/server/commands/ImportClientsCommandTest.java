package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.AgentCalls;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.server.Office;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class ImportClientsCommandTest {
    @TempDir private Path folder;

    @Test
    void aListOfClientsIsLookedAtAndTakenOnce() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("list.csv"),
                        "first_name,last_name,email,phone,country,investment_amount,referral_agent_email\n"
                            + "Ada,Example,ada@client.example,,DE,\"$60,000\",bea@agents.example\n"
                            + "Bad,Row,bad@client.example,,DE,none,bea@agents.example\n");
        try (var office = new Office("2026-06-15")) {
            office.ask(
                    AgentCalls.ADD,
                    new AddAgent("Bea Agent", new BigDecimal("0.10"), "bea@agents.example"));
            Auth.NewLogin operator = office.server.person("-list", List.of(Role.OPERATOR));

            Said looked = takes(office, operator, list, "--dry-run");
            assertThat(looked.code()).as(looked.err()).isEqualTo(1);
            assertThat(looked.out())
                    .contains("2 rows: 1 new with 60000.00 USD, 0 known, 1 refused")
                    .contains("line 3, bad@client.example: none is no amount in USD.")
                    .contains("Nothing is stored yet");
            Said none = takes(office, operator, list, "--confirm", "--all-or-none");
            assertThat(none.code()).isEqualTo(1);
            assertThat(none.err()).contains("none is taken");
            assertThat(clients(office)).isZero();

            Said taken = takes(office, operator, list, "--confirm");
            assertThat(taken.out())
                    .contains("1 clients were taken in.")
                    .contains("No links for setting a password were made");
            assertThat(clients(office)).isEqualTo(1);
            assertThat(takes(office, operator, list, "--confirm").out()).contains("0 new");
            assertThat(clients(office)).isEqualTo(1);
            assertThat(takes(office, operator, list, "--confirm", "--dry-run").code()).isEqualTo(2);
        }
    }

    private static int clients(Office office) {
        return office.ask(ClientCalls.LIST, new Nothing()).clients().size();
    }

    private Said takes(Office office, Auth.NewLogin person, Path list, String... words) {
        String login = person.person().login();
        var all = new ArrayList<>(List.of("import", "clients", list.toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("--server", "http://127.0.0.1:" + office.server.port()));
        all.addAll(List.of("--as", login, "--password-file"));
        all.add(Said.passwordFile(folder, login, person.password()));
        return Said.of(all.toArray(String[]::new));
    }
}
