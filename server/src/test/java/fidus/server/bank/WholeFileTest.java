package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a file says as a whole: the currency of its amounts, and statements that it holds twice.
class WholeFileTest extends OwnBank {
    /// A group and an account without a currency; amounts are in the smallest unit.
    private static final String BAI2 =
            """
            01,BANK,FIDUS,261116,0800,1,,,2/
            02,FIDUS,BANK,1,261116,,,2/
            03,1234567890,,010,10000,,,015,15000,,/
            16,195,5000,,REF1,,ADA PAYS/
            49,30000,3/
            98,30000,1,5/
            99,30000,1,7/
            """;

    private static Mt940Text first() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", "C50,00", "", "Ada pays")
                .row("261117", "D20,00", "", "Fee")
                .closing("261117", "130,00");
    }

    @Test
    void aFileWithoutACurrencyIsReadInThatOfTheAccountItNames() {
        TakenStatement taken = desk.take(BAI2.getBytes(US_ASCII)).statements().getFirst();

        assertThat(seen(taken))
                .extracting(seen -> seen.row().money())
                .containsExactly(Money.of("50.00", "EUR"));
        assertThat(said(desk.reconcile(main), "S6").passed()).isTrue();
    }

    @Test
    void rowsWhoseCurrencyNobodySaysAreNotTakenIn() {
        byte[] halves =
                new String(first().and(first()).bytes(), US_ASCII)
                        .replaceFirst(":60F:\\S+\\s+", "")
                        .replaceFirst(":62F:\\S+\\s+", "")
                        .getBytes(US_ASCII);

        BankPreview preview = desk.offer(halves);

        assertThat(preview.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());
        assertThat(preview.refusal()).contains("does not say", "Main account", "EUR");
    }

    @Test
    void aStatementThatStandsTwiceInAFileCountsOnce() {
        BankPreview preview = desk.offer(first().and(first()).bytes());
        assertThat(preview.statements())
                .extracting(StatementPreview::fresh, StatementPreview::repeated)
                .containsExactly(tuple(2L, 0L), tuple(0L, 2L));

        List<TakenStatement> taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id())).statements();

        assertThat(seen(taken.getLast()))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", "STMT-1-2");
        assertThat(desk.proposals(main).deposits()).hasSize(1);
        assertThat(said(desk.reconcile(main), "S6").passed()).isTrue();
    }

    @Test
    void aStatementThatMovedNothingInAllStillCountsOnce() {
        List<TakenStatement> taken = desk.take(level().and(level()).bytes()).statements();

        assertThat(seen(taken.getLast()))
                .extracting(SeenRow::rowFate)
                .containsOnly(RowFate.REPEATED);
    }

    private static Mt940Text level() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", "C5,00", "", "In")
                .row("261116", "D5,00", "", "Out")
                .closing("261116", "100,00");
    }

    @Test
    void statementsOfAFileThatOverlapCountTheirCommonRowsOnce() {
        List<TakenStatement> taken =
                desk.take(
                                first().and(
                                                Mt940Text.of(
                                                                BankDesk.IBAN,
                                                                "2/1",
                                                                "261116",
                                                                "150,00")
                                                        .row("261117", "D20,00", "", "Fee")
                                                        .row("261118", "C5,00", "", "Interest")
                                                        .closing("261118", "135,00"))
                                        .bytes())
                        .statements();

        assertThat(seen(taken.getLast()))
                .extracting(SeenRow::rowFate)
                .containsExactly(RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void pagesThatCarryOnKeepTheirIdenticalRowsInEitherOrder() {
        Mt940Text later =
                Mt940Text.of(BankDesk.IBAN, "1/2", "261117", "130,00")
                        .row("261117", "D20,00", "", "Fee")
                        .closing("261117", "110,00");

        List<TakenStatement> taken = desk.take(later.and(first()).bytes()).statements();

        assertThat(taken).extracting(TakenStatement::fresh).containsExactly(1L, 2L);
    }
}
