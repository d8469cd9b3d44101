package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.ClientCalls;
import fidus.server.Office;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class ImportContractsCommandTest {
    @TempDir private Path folder;

    /// Client A's CORE contract (G3): by 31 May 272.27 are due and 272.28 accrued beyond four rows
    /// that were paid; here one is named as paid, so four are due.
    @Test
    void aListOfContractsIsLookedAtAndWaitsForAnotherPerson() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("contracts.csv"),
                        "contract,client,fund,principal,currency,signed_on,start_date,paid_row,"
                                + "paid_on,paid_amount,evidence\n"
                                + "A-1,Ada Example,CORE,18151.41,USD,2025-10-01,2025-10-01,1,"
                                + "2026-01-02,272.27,WIRE 1\n"
                                + "A-2,Nobody,CORE,18151.41,USD,2025-10-01,2025-10-01,,,,\n");
        try (var office = new Office("2026-06-15")) {
            office.ask(ClientCalls.ADD, new AddClient("Ada Example"));
            Auth.NewLogin operator = office.server.person("-list", List.of(Role.OPERATOR));

            Said looked = says(office, operator, list);
            assertThat(looked.code()).as(looked.err()).isEqualTo(1);
            assertThat(looked.out())
                    .contains("2 contracts: 1 new, 0 known, 1 refused")
                    .contains("line 3, A-2: No client has the email address or the name Nobody.")
                    .contains("opens on 2210: credit 1089.08 USD")
                    .contains("Nothing is stored");
            assertThat(says(office, operator, list, "--ask").code()).isEqualTo(2);
            Said none =
                    says(office, operator, list, "--ask", "--reason", "Folder 7", "--all-or-none");
            assertThat(none.err()).contains("1 contracts are refused, so none is taken.");
            assertThat(waiting(office)).isZero();

            Said asked = says(office, operator, list, "--ask", "--reason", "On file in folder 7");
            assertThat(asked.out()).contains("Waits for another person");
            assertThat(waiting(office)).isEqualTo(1);
        }
    }

    private static int waiting(Office office) {
        return office.server
                .call(ApprovalCalls.FIND, new FindPrepared(null, true), office.approver)
                .prepared()
                .size();
    }

    private Said says(Office office, Auth.NewLogin person, Path list, String... words) {
        String login = person.person().login();
        var all = new ArrayList<>(List.of("import", "contracts", list.toString()));
        all.addAll(List.of("--until", "2026-05-31"));
        all.addAll(List.of(words));
        all.addAll(List.of("--server", "http://127.0.0.1:" + office.server.port()));
        all.addAll(List.of("--as", login, "--password-file"));
        all.add(Said.passwordFile(folder, login, person.password()));
        return Said.of(all.toArray(String[]::new));
    }
}
