package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

/// OFX whose tags do not stand within one another, and answers that say of themselves that they are
/// an error. OFX has no opening balance: no sum shows a row that is gone.
class OfxDamageTest {
    private static final String FINE = "<STATUS><CODE>0<SEVERITY>INFO</STATUS>";
    private static final String ROW =
            "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260110<TRNAMT>10.00<FITID>F1<MEMO>a<MEMO>b</STMTTRN>\n";

    @Test
    void aRowWhoseBeginningIsGoneCutsTheFile() {
        String sgml = BankSamples.text("ofx-sgml103-checking.ofx");
        String xml = BankSamples.text("ofx-xml211-checking.ofx");

        assertThat(refused(sgml.replaceFirst("<STMTTRN>", "")))
                .startsWith("The file is cut: it misses <STMTTRN>, before <TRNAMT> in line ");
        assertThat(refused(xml.replaceFirst("<STMTTRN>", "")))
                .contains("<STMTTRN>, before <TRNAMT>");
        assertThat(
                        refused(
                                xml.replaceFirst(
                                        "<STMTTRN>[^<]*<TRNTYPE>(?s:.)*?<TRNAMT>[^<]*</TRNAMT>",
                                        "")))
                .contains("<STMTTRN>, before </STMTTRN> in line ");
    }

    @Test
    void aRowOrAListWhoseEndIsGoneCutsTheFile() {
        String last = statement(ROW + ROW.replace("</STMTTRN>", ""));

        assertThat(refused(ofx(last)))
                .isEqualTo(
                        "The file is cut: it misses </STMTTRN>, before </BANKTRANLIST> in line 4."
                                + " Nothing was taken; fetch it again from the bank.");
        assertThat(refused(ofx(statement(ROW.replace("</STMTTRN>", "") + ROW))))
                .contains("</STMTTRN>, before <STMTTRN> in line 3");
        assertThat(refused(ofx(statement(ROW).replace("</LEDGERBAL>", ""))))
                .contains("</LEDGERBAL>, before </STMTRS>");
        assertThat(refused(ofx(statement(ROW).replace("<LEDGERBAL>", ""))))
                .contains("<LEDGERBAL>, before </LEDGERBAL>");
        assertThat(refused(ofx(statement(ROW).replace("<BANKTRANLIST>", ""))))
                .contains("<BANKTRANLIST>, before </BANKTRANLIST>");
    }

    @Test
    void aStatementWhoseBeginningIsGoneIsNotPassedOver() {
        String two = BankSamples.text("own-bank-and-card.ofx");
        String empty = statement("").replace("<STMTRS>", "");

        assertThat(refused(two.replaceFirst("<STMTRS>", "")))
                .contains("<STMTRS> or <CCSTMTRS>, before <BANKTRANLIST> in line ");
        assertThat(refused(ofx(empty.replaceAll("</?BANKTRANLIST>", "") + statement(ROW))))
                .contains("<STMTRS>, before </STMTRS> in line 2");
        assertThat(refused(ofx(statement(ROW) + statement(ROW).replace("</STMTRS>", ""))))
                .contains("its last tags");
        assertThat(refused(ofx(statement(ROW).replace("</STMTRS>", "") + statement(ROW))))
                .contains("</STMTRS>, before <STMTRS> in line 3");
    }

    @Test
    void twoRowsThatRanTogetherAreNotReadAsOne() {
        String melted =
                "<STMTTRN><DTPOSTED>20260110<TRNAMT>10.00<TRNAMT>99.00<FITID>F2</STMTTRN>\n";
        BankFile file = BankSamples.read(ofx(statement(ROW + melted)), Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(1);
        assertThat(BankSamples.tie(file.statements().getFirst(), BankCheck.READ).ties()).isFalse();
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().field()).isEqualTo("TRNAMT");
        assertThat(file.unreadable().getFirst().text()).isEqualTo("10.00 99.00");
    }

    @Test
    void whatIsOddIsToldAndTheRowStays() {
        String melted = ROW.replace("<MEMO>a", "<NAME>Ada<NAME>Bob");
        String noDay = ROW.replace("<DTPOSTED>20260110", "");
        BankFile file =
                BankSamples.read(
                        ofx(statement(melted + noDay).replace("<BALAMT>100.00", "")), Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(2);
        assertThat(file.unreadable())
                .extracting(one -> one.line() + " " + one.field() + " " + one.text())
                .containsExactly("1 NAME Ada", "2 DTPOSTED ", "0 LEDGERBAL ");
    }

    @Test
    void whatTheOlderVersionsLeaveOpenIsRead() {
        String open =
                statement(ROW)
                        .replace("</BANKACCTFROM>", "")
                        .replace("<MEMO>a", "<PAYEE>Ada<NAME>Ada<CURRENCY>USD<MEMO>a");
        BankStatement statement = BankSamples.read(ofx(open), Hints.NONE).statements().getFirst();

        assertThat(statement.account()).isEqualTo("123");
        assertThat(statement.rows()).hasSize(1);
        assertThat(statement.rows().getFirst().money().toString()).isEqualTo("10.00 USD");
        assertThat(statement.rows().getFirst().text()).isEqualTo("Ada a");
        assertThat(statement.closing()).isNotNull();
    }

    @Test
    void anAnswerThatSaysErrorIsNoEmptyStatement() {
        String error = "<STATUS><CODE>2003<SEVERITY>ERROR<MESSAGE>Account not found</STATUS>";
        BankFile file =
                BankSamples.read(
                        ofx(statement("").replace(FINE, error) + statement(ROW)), Hints.NONE);

        assertThat(BankSamples.tie(file.statements().getFirst(), BankCheck.READ).ties()).isFalse();
        assertThat(file.statements().getLast().ties()).isTrue();
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().field()).isEqualTo("STATUS");
        assertThat(file.unreadable().getFirst().text()).isEqualTo("2003 ERROR Account not found");
        assertThat(file.unreadable().getFirst().reason()).contains("the bank's own answer");
    }

    @Test
    void anErrorInPlaceOfAStatementIsTold() {
        String error = "<STATUS><CODE>2003</CODE><SEVERITY>ERROR</SEVERITY></STATUS>";
        String none = "<STMTTRNRS>" + error + "</STMTTRNRS>";
        BankFile file = BankSamples.read(ofx(none + statement(ROW)), Hints.NONE);
        Refused alone = refusal(ofx(none));

        assertThat(file.statements().getFirst().ties()).isTrue();
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().text()).isEqualTo("2003 ERROR");
        assertThat(alone.problem().code()).isEqualTo(Problem.Code.NOT_A_STATEMENT);
        assertThat(alone.problem().message()).contains("an error", "2003 ERROR");
    }

    private static String statement(String rows) {
        return "<STMTTRNRS>"
                + FINE
                + "<STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>123</BANKACCTFROM>"
                + "<BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n"
                + rows
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20260131</LEDGERBAL>"
                + "</STMTRS></STMTTRNRS>";
    }

    private static String ofx(String statements) {
        return "<OFX><SONRS>" + FINE + "</SONRS>" + statements + "</OFX>";
    }

    private static String refused(String text) {
        Refused refused = refusal(text);
        assertThat(refused.problem().code()).isEqualTo(Problem.Code.CUT_FILE);
        return refused.problem().message();
    }

    private static Refused refusal(String text) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> BankSamples.read(text, Hints.NONE));
        assertThat(refused).as("a refusal of %.120s", text).isNotNull();
        return refused;
    }
}
