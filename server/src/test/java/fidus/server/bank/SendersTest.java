package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.DepositProposal;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.money.Money;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Whose money a row seems to be when all it has are words and numbers. Ada has the contracts 1010
/// and 2026, and Anna Berg is a client too.
final class SendersTest extends OwnBank {
    @BeforeEach
    void contracts() {
        desk.ask(ClientCalls.ADD, new AddClient("Anna Berg"));
        desk.contracts.add(contract(1_010, paid.ada()));
        desk.contracts.add(contract(2_026, paid.ada()));
    }

    private static Investment contract(long number, Client client) {
        LocalDate day = LocalDate.parse("2026-01-05");
        return new Investment(
                new InvestmentId(UUID.randomUUID()),
                number,
                client.id(),
                client.name(),
                FundCode.CORE,
                Money.of("10000.00", "EUR"),
                day,
                day,
                InvestmentState.ACTIVE,
                List.of(),
                "Signed on paper in January",
                null,
                null,
                null,
                1);
    }

    /// What is proposed of rows with these texts, in their order.
    private List<DepositProposal> proposed(String... texts) {
        Mt940Text text = Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00");
        int sum = 0;
        for (int i = 0; i < texts.length; i++) {
            text.row("261116", "C" + (40 + i) + ",00", "K" + i, texts[i]);
            sum += 40 + i;
        }
        desk.takeOne(text.closing("261116", sum + ",00"));
        return desk.proposals(main).deposits().reversed();
    }

    @Test
    void aNumberIsAContractWhereTheClientsNameOrAWordSaysSo() {
        List<DepositProposal> all =
                proposed(
                        "ANNA BERG STEPHANSPLATZ 1 1010 WIEN",
                        "STEPHANSPLATZ 1 1010 WIEN",
                        "VERTRAG NR. 1010 EINZAHLUNG",
                        "EXAMPLE, ADA 1010");

        DepositProposal ofAnother = all.getFirst();
        assertThat(ofAnother.clientId()).isNull();
        assertThat(ofAnother.deposit()).isNull();
        assertThat(ofAnother.why())
                .isEqualTo(
                        "The row names Anna Berg, but 1010 is the number of a contract of Ada"
                                + " Example.");
        List<DepositProposal> ofAda = all.subList(1, 4);
        assertThat(ofAda)
                .allMatch(one -> "Ada Example".equals(one.clientName()))
                .allMatch(one -> Long.valueOf(1_010).equals(one.contract()));
        assertThat(ofAda.get(0).doubts())
                .singleElement()
                .matches(doubt -> doubt.contains("Only the number 1010 speaks for the client"));
        assertThat(ofAda.get(1).doubts()).as("a word for a contract").isEmpty();
        assertThat(ofAda.get(2).doubts()).as("the client's own name").isEmpty();
        assertThat(ofAda.get(2).why())
                .isEqualTo("The row names the client and one of their contracts.");
    }

    @Test
    void theYearOfARowIsNoContractUnlessAWordSaysSo() {
        List<DepositProposal> all =
                proposed("ANNA BERG NOVEMBER 2026", "IN 2026", "CONTRACT 2026 RATE 3");

        assertThat(all)
                .extracting(DepositProposal::clientName)
                .containsExactly("Anna Berg", null, "Ada Example");
        assertThat(all).extracting(DepositProposal::contract).containsExactly(null, null, 2_026L);
        assertThat(all).allMatch(one -> one.doubts().isEmpty());
    }
}
