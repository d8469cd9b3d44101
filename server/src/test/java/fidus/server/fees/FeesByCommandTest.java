package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Wire;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.ManagerId;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.server.auth.Auth;
import fidus.server.commands.Said;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A month's fees by the command line, at a server that runs.
final class FeesByCommandTest {
    private final FeeDesk desk = new FeeDesk("2027-01-02");

    @TempDir private Path folder;

    private Auth.NewLogin operator;
    private AccountKey account;
    private ManagerId m1;

    @BeforeEach
    void month() {
        operator = desk.server.person("-line", List.of(Role.OPERATOR));
        account = desk.account(1001, "100000.00");
        m1 = desk.manager("M1");
        desk.mandate(
                m1, FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD), account);
        desk.at("2027-02-01");
        desk.read(account, "2027-01-31T23:55:00Z", "104000.00");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasShownIsPostedOnceAnotherPersonApprovedIt() throws IOException {
        desk.snapshot("2027-01");

        Said shown = fees("preview", "--month=2027-01", "--ask", "--json");

        assertThat(shown.code()).as(shown.err()).isZero();
        JsonNode seen = Wire.LENIENT.readTree(shown.out());
        assertThat(seen.at("/page/run/fee/amount").asText()).isEqualTo("800.00");
        String run = seen.at("/page/run/id").asText();
        String digest = seen.at("/approval/digest").asText();
        Said twice = fees("preview", "--month=2027-01", "--ask");
        assertThat(twice.code()).as(twice.err()).isZero();
        assertThat(twice.out()).contains("fidus fees post " + run + " --digest " + digest);
        Said early = fees("post", run, "--digest", digest);
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("is PENDING, not APPROVED").contains("(WRONG_STATE)");
        assertThat(desk.balance("2410")).isEqualTo("0.00");

        Prepared approved =
                desk.approve(Wire.LENIENT.treeToValue(seen.at("/approval"), Prepared.class));
        assertThat(approved.digest()).isEqualTo(digest);
        Said other = fees("post", run, "--digest", "0".repeat(64));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("Nothing with this digest was shown").contains("(VOIDED)");
        assertThat(desk.run("2027-01", m1).feeRunState()).isEqualTo(FeeRunState.APPROVED);
        Said posted = fees("post", run, "--digest", digest);
        assertThat(posted.code()).as(posted.err()).isZero();
        assertThat(posted.out()).contains("Performance fee of M1 for 2027-01, 800.00 USD: POSTED");
        assertThat(desk.balance("2410")).isEqualTo("-800.00");

        Said again = fees("post", run, "--digest", digest);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(desk.balance("2410")).isEqualTo("-800.00");
        Said looked = fees("preview", "--month=2027-01");
        assertThat(looked.code()).as(looked.err()).isZero();
        assertThat(looked.out()).contains("800.00 USD, accrued", "POSTED", "  run " + run);
    }

    @Test
    void aBlockedMonthIsSaidAndAsksNobody() {
        Said said = fees("preview", "--month=2027-01", "--ask");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("fidus: 2027-01: 0 computed, 0 unchanged, 1 blocked. M1: ")
                .contains("Nothing was asked for.");
        assertThat(said.out()).isEmpty();
        assertThat(desk.runs("2027-01")).isEmpty();
        assertThat(fees("preview", "--month=January").code()).isEqualTo(2);
        assertThat(fees("post", "--digest=0").code()).isEqualTo(2);
    }

    private Said fees(String... words) {
        var all = new ArrayList<>(List.of("fees"));
        all.addAll(List.of(words));
        all.addAll(List.of("--server", "http://127.0.0.1:" + desk.server.port()));
        all.addAll(List.of("--as", operator.person().login(), "--password-file"));
        all.add(Said.passwordFile(folder, "operator", operator.password()));
        return Said.of(all.toArray(String[]::new));
    }
}
