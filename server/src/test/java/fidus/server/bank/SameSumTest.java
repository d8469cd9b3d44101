package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Rows of another format that have a sum of a day in common: the same sum alone does not make them
/// the same movement, and where nothing tells, a person is asked.
final class SameSumTest extends OwnBank {
    private static CamtText camt(String closing) {
        return CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", closing);
    }

    private static CamtText.Tx said(String money, String reference) {
        return CamtText.Tx.of(money, reference);
    }

    /// Three transfers of a customer.
    private static CamtText transfers() {
        return camt("2103.00")
                .entry("CRDT", "700.00", "AC1", "", List.of(said("700.00", "TRANSFER-A0")))
                .entry("CRDT", "701.00", "AC2", "", List.of(said("701.00", "TRANSFER-A1")))
                .entry("CRDT", "702.00", "AC3", "", List.of(said("702.00", "TRANSFER-A2")));
    }

    /// A file without balances and without ids of the bank.
    private BankPreview csv(String... rows) {
        String text = "Date;Text;Amount\n" + String.join("\n", rows) + "\n";
        return desk.offer(text.getBytes(UTF_8), main.id());
    }

    private TakenStatement taken(BankPreview preview, String... ids) {
        return confirmed(preview, ids).getFirst();
    }

    private List<TakenStatement> confirmed(BankPreview preview, String... ids) {
        return desk.ask(BankCalls.CONFIRM, Answers.same(preview, ids)).statements();
    }

    private static StatementPreview shown(BankPreview preview) {
        assertThat(preview.refusal()).isNull();
        return preview.statements().getFirst();
    }

    @Test
    void aSumOfTheDayInCommonDropsNoRow() {
        desk.take(transfers().bytes());

        BankPreview preview =
                csv(
                        "2026-11-16;wire 1 aaaaa;400.00",
                        "2026-11-16;wire 2 bbbbb;701.00",
                        "2026-11-16;wire 3 ccccc;402.00");

        assertThat(shown(preview).repeated()).isZero();
        assertThat(shown(preview).fresh()).isEqualTo(3);
        SeenRow doubtful = shown(preview).rows().get(1);
        assertThat(Answers.perhaps(List.of(doubtful))).containsExactly("STMT-1-2");
        assertThat(doubtful.said()).contains("TRANSFER-A1");
        assertThat(shown(preview).concerns())
                .singleElement()
                .asString()
                .contains("wire 2 bbbbb", "701.00", "STMT-1-2", "TRANSFER-A1");
        assertThat(taken(preview).fresh()).isEqualTo(3);
    }

    @Test
    void aPersonSaysThatTheyAreTheSame() {
        desk.take(transfers().bytes());

        TakenStatement taken =
                taken(
                        csv("2026-11-16;wire 1 aaaaa;400.00", "2026-11-16;wire 2 bbb;701.00"),
                        "STMT-1-2");

        assertThat(seen(taken))
                .extracting(SeenRow::rowFate)
                .containsExactly(RowFate.FRESH, RowFate.REPEATED);
        assertThat(seen(taken)).extracting(SeenRow::repeats).containsExactly(null, "STMT-1-2");
    }

    /// The one is dropped, the other counts; and nothing is dropped that became doubtful meanwhile.
    @Test
    void eachRowIsAnsweredForItself() {
        desk.take(transfers().bytes());

        TakenStatement taken =
                taken(
                        csv(
                                "2026-11-16;wire 1;700.00",
                                "2026-11-16;wire 2;701.00",
                                "2026-11-16;wire 3;5.00"),
                        "STMT-1-2");

        assertThat(seen(taken))
                .extracting(SeenRow::repeats)
                .containsExactly(null, "STMT-1-2", null);
    }

    @Test
    void anAnswerForWhatIsNotDoubtfulIsRefused() {
        desk.take(transfers().bytes());
        BankPreview preview = csv("2026-11-16;wire 1;700.00", "2026-11-16;wire 2;5.00");

        List<SameRow> asked = Answers.asked(preview);
        assertThat(asked).hasSize(1);
        var other = new SameRow(asked.getFirst().row(), "STMT-1-3");
        var both = new ConfirmBankFile(preview.id(), null, List.of(asked.getFirst(), other));

        assertThatThrownBy(() -> desk.ask(BankCalls.CONFIRM, both))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().code())
                                    .isEqualTo(Problem.Code.STALE_VERSION);
                            assertThat(refused).hasMessageContaining("STMT-1-3");
                        });
        assertThat(taken(preview, "STMT-1-1").fresh()).isEqualTo(1);
    }

    /// Two parts of a day in one file, where another format said one of their movements.
    @Test
    void aStoredRowIsSaidAgainByOneRowOfAFile() {
        desk.take(
                camt("705.00")
                        .entry("CRDT", "5.00", "AC1", "", List.of(said("5.00", "TRANSFER-A0")))
                        .entry("CRDT", "700.00", "AC2", "", List.of(said("700.00", "TRANSFER-A1")))
                        .bytes());
        Mt940Text morning =
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "50,00")
                        .row("261116", "C5,00", "", "wire morning")
                        .row("261116", "C8,00", "", "wire noon")
                        .closing("261116", "63,00");
        Mt940Text evening =
                Mt940Text.of(BankDesk.IBAN, "1/2", "261116", "63,00")
                        .row("261116", "C5,00", "", "wire evening")
                        .row("261116", "C9,00", "", "wire night")
                        .closing("261116", "77,00");

        BankPreview preview = desk.offer(morning.and(evening).bytes());

        assertThat(preview.refusal()).isNull();
        assertThat(Answers.perhaps(Answers.rows(preview)))
                .containsExactly("STMT-1-1", null, null, null);
        assertThat(confirmed(preview, "STMT-1-1"))
                .extracting(TakenStatement::fresh)
                .containsExactly(1L, 2L);
    }

    /// Without the row that is answered for, the other stored one would be all that the day holds.
    @Test
    void anAnswerForOneRowTellsNothingOfAnother() {
        desk.take(
                camt("12.00")
                        .entry("CRDT", "5.00", "AC1", "", List.of(said("5.00", "TRANSFER-A0")))
                        .entry("CRDT", "7.00", "AC2", "", List.of(said("7.00", "TRANSFER-A1")))
                        .bytes());
        Mt940Text morning =
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "50,00")
                        .row("261116", "C5,00", "", "wire morning")
                        .closing("261116", "55,00");
        Mt940Text evening =
                Mt940Text.of(BankDesk.IBAN, "1/2", "261116", "55,00")
                        .row("261116", "C7,00", "", "wire evening")
                        .closing("261116", "62,00");
        BankPreview preview = desk.offer(morning.and(evening).bytes());
        assertThat(Answers.perhaps(Answers.rows(preview))).containsExactly("STMT-1-1", "STMT-1-2");

        assertThat(confirmed(preview, "STMT-1-1"))
                .extracting(TakenStatement::fresh)
                .containsExactly(0L, 1L);
    }

    /// It holds all sums of the day by chance, and more: nothing it says tells of them.
    @Test
    void aDayThatIsCoveredInOtherWordsIsAsked() {
        desk.take(transfers().bytes());

        StatementPreview shown =
                shown(
                        csv(
                                "2026-11-16;wire 1;700.00",
                                "2026-11-16;wire 2;701.00",
                                "2026-11-16;wire 3;702.00",
                                "2026-11-16;wire 4;703.00"));

        assertThat(shown.fresh()).isEqualTo(4);
        assertThat(Answers.perhaps(shown.rows()))
                .containsExactly("STMT-1-1", "STMT-1-2", "STMT-1-3", null);
    }

    @Test
    void aDayWhoseRowsAllPairIsSaidAgain() {
        desk.take(transfers().bytes());

        StatementPreview shown =
                shown(
                        csv(
                                "2026-11-16;wire 1;700.00",
                                "2026-11-16;wire 2;701.00",
                                "2026-11-16;wire 3;702.00"));

        assertThat(shown.repeated()).isEqualTo(3);
        assertThat(shown.concerns()).isNull();
    }

    @Test
    void aLongerDayThatNamesTheSameReferencesAddsOnlyWhatItAloneSays() {
        desk.take(transfers().bytes());

        StatementPreview shown =
                shown(
                        csv(
                                "2026-11-16;Ada TRANSFER-A2;702.00",
                                "2026-11-16;Ada TRANSFER-A9;701.00",
                                "2026-11-16;Ada TRANSFER-A1;701.00",
                                "2026-11-16;Ada TRANSFER-A0;700.00"));

        assertThat(shown.rows())
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-3", null, "STMT-1-2", "STMT-1-1");
        assertThat(shown.rows().getFirst().said()).contains("TRANSFER-A2");
        assertThat(shown.concerns()).isNull();
    }

    /// What is repeated can be seen however long the file is.
    @Test
    void repeatedRowsOfALongFileComeFirst() {
        desk.take(
                camt("5.00")
                        .entry("CRDT", "5.00", "AC1", "", List.of(said("5.00", "X77")))
                        .bytes());
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 2_100; i++) {
            rows.append("2026-11-16;wire ").append(i).append(";1.00\n");
        }

        StatementPreview shown = shown(csv(rows + "2026-11-16;Ada X77;5.00"));

        assertThat(shown.repeated()).isEqualTo(1);
        assertThat(shown.rows().getFirst().repeats()).isEqualTo("STMT-1-1");
        assertThat(shown.rows().getFirst().row().line()).isEqualTo(2_102);
    }

    /// A colleague takes the row in that was asked about, and another one becomes doubtful.
    @Test
    void anAnswerForOneRowIsNoneForTheNextThatMayBeTheSame() {
        desk.take(transfers().bytes());
        BankPreview preview =
                csv(
                        "2026-11-16;wire 1;700.00",
                        "2026-11-16;wire 2;700.00",
                        "2026-11-16;wire 3;5.00");
        assertThat(Answers.perhaps(Answers.rows(preview))).containsExactly("STMT-1-1", null, null);
        assertThat(taken(csv("2026-11-16;wire 1;700.00")).fresh()).isEqualTo(1);

        assertThatThrownBy(() -> taken(preview, "STMT-1-1"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(Problem.Code.STALE_VERSION));
    }
}
