package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.rates.ApprovedRate;
import fidus.rates.FindRates;
import fidus.rates.RateCalls;
import fidus.server.Office;
import fidus.server.auth.Auth;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The European Central Bank's rates from its file into the books, by two persons.
final class ImportRatesCommandTest {
    @TempDir private Path folder;

    @Test
    void aFileOfRatesIsLookedAtAndWaitsForAnotherPerson() throws IOException {
        try (var office = new Office("2027-05-03")) {
            Auth.NewLogin operator = office.server.person("-rates", List.of(Role.OPERATOR));
            Path file =
                    file(
                            "eurofxref.csv",
                            "Date,USD,JPY,GBP,\n2027-04-30,1.0850,163.20,0.8350,\n"
                                    + "2027-04-29,1.0800,163.00,N/A,\n");

            Said looked = says(office, operator, file);
            assertThat(looked.code()).as(looked.err()).isZero();
            assertThat(looked.out())
                    .contains("2027-04-30 to 2027-04-30: 3 new, 0 different, 0 known, 0 refused")
                    .contains("2027-04-30 1 JPY = 0.00664828 USD NEW")
                    .contains("Nothing is stored");
            String[] both = {"--from", "2027-04-29", "--currencies", "EUR,gbp", "--ask"};
            Said asked = says(office, operator, file, both);
            assertThat(asked.out())
                    .contains("3 new, 0 different, 0 known, 1 refused")
                    .contains("2027-04-29 GBP REFUSED: The file does not say GBP and USD")
                    .contains("Waits for another person");
            assertThat(asked.code()).isEqualTo(1);
            Prepared waiting = waiting(office);
            assertThat(waiting.shown())
                    .contains(new Shown("File", "eurofxref.csv"))
                    .extracting(Shown::value)
                    .contains(
                            "1 GBP = 1.2994012 USD (ECB reference rates, 1.0850 USD / 0.8350 GBP a"
                                    + " euro)");
            office.approve(waiting);
            assertThat(office.ask(RateCalls.FIND, new FindRates("EUR")).rates())
                    .extracting(ApprovedRate::version)
                    .containsExactly(1L, 1L);

            changed(office, operator, both);
            Months.lock(office.server.mongo(), "2027-04");
            assertThat(says(office, operator, file, "--from", "2027-04-29").out())
                    .contains("JPY = 0.00664828 USD NEW")
                    .contains("EUR = 1.0850 USD REFUSED: The month of 2027-04-30 is locked");
        }
    }

    /// A figure that was corrected replaces what stands with a reason.
    private void changed(Office office, Auth.NewLogin operator, String... both) throws IOException {
        Path later =
                file(
                        "corrected.csv",
                        "Date,USD,GBP,\n2027-04-30,1.0860,0.8350,\n2027-04-29,1.0800,0.8340,\n");
        Said refused = says(office, operator, later, both);
        assertThat(refused.err()).contains("Say in 10 to 1000 characters why it is replaced");
        var reasoned = new ArrayList<>(List.of(both));
        reasoned.addAll(List.of("--reason", "The bank corrected it"));
        assertThat(says(office, operator, later, reasoned.toArray(String[]::new)).out())
                .contains("1 new, 2 different, 1 known, 0 refused")
                .contains("EUR = 1.0860 USD DIFFERENT: instead of 1.085");
        office.approve(waiting(office));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Prepared waiting(Office office) {
        return office.server
                .call(ApprovalCalls.FIND, new FindPrepared(null, true), office.approver)
                .prepared()
                .getFirst();
    }

    private Said says(Office office, Auth.NewLogin person, Path list, String... words) {
        String login = person.person().login();
        var all = new ArrayList<>(List.of("import", "rates", list.toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("--server", "http://127.0.0.1:" + office.server.port()));
        all.addAll(List.of("--as", login, "--password-file"));
        all.add(Said.passwordFile(folder, login, person.password()));
        return Said.of(all.toArray(String[]::new));
    }
}
