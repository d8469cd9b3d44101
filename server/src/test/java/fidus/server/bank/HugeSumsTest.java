package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.BankCheck;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// A statement whose amounts add up to more than any account holds costs its file nothing but
/// itself.
final class HugeSumsTest extends TakenFiles {
    private static final String MOST = "999999999999999999.99";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyThatStatementOfTheFileIsRefused(boolean first) {
        String absurd = camt("2026-11-17", "150.00", "150.00", two(MOST, MOST));
        String other = camt("2026-11-16", "100.00", "150.00", two("20.00", "30.00"));

        comesInAlone(
                desk.offer(both(first ? absurd : other, first ? other : absurd)), first ? 1 : 2);
    }

    @Test
    void rowsWhoseSumIsHugeOnlyOnTheWayAreRefusedToo() {
        String absurd =
                camt("2026-11-17", "150.00", "150.00", two(MOST, MOST) + out(MOST) + out(MOST));
        String other = camt("2026-11-16", "100.00", "150.00", two("20.00", "30.00"));

        comesInAlone(desk.offer(both(absurd, other)), 1);
    }

    @Test
    void controlTotalsAndDetailsOfSuchAStatementCostNothingElse() {
        String details =
                "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs><TtlAmt Ccy=\"EUR\">%s</TtlAmt></Btch><TxDtls><Amt Ccy=\"EUR\">%s</Amt></TxDtls><TxDtls><Amt Ccy=\"EUR\">%s</Amt></TxDtls></NtryDtls>"
                        .formatted(MOST, MOST, MOST);
        String summary =
                "<TxsSummry><TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>1.00</Sum></TtlCdtNtries></TxsSummry>";
        String absurd =
                camt(
                        "2026-11-17",
                        "150.00",
                        "150.00",
                        summary + entry("CRDT", MOST, details) + entry("CRDT", MOST, ""));
        String other = camt("2026-11-16", "100.00", "150.00", two("20.00", "30.00"));

        comesInAlone(desk.offer(both(absurd, other)), 1);
    }

    @Test
    void ofAnMt940FileOnlyThatStatementIsRefusedToo() {
        Mt940Text absurd =
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "130,00")
                        .row("261118", "C" + MOST.replace('.', ','), "B1", "One")
                        .row("261118", "C" + MOST.replace('.', ','), "B2", "Two")
                        .closing("261118", "130,00");

        comesInAlone(desk.offer(first().and(absurd).bytes()), 2);
    }

    private void comesInAlone(BankPreview preview, int absurd) {
        assertThat(preview.refusalCode()).isEqualTo(Problem.Code.BAD_VALUE.name());
        assertThat(preview.refusal()).contains("more than 20 digits").contains("sums");
        assertThat(preview.importableWithout()).isTrue();
        StatementPreview huge = preview.statements().get(absurd - 1);
        assertThat(huge.checks()).anyMatch(check -> !check.ties());

        List<TakenStatement> taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id(), List.of(absurd)))
                        .statements();

        assertThat(taken)
                .extracting(
                        one -> one.checks().stream().allMatch(BankCheck::ties), one -> fates(one))
                .containsExactly(tuple(true, List.of(RowFate.FRESH, RowFate.FRESH)));
    }

    private static byte[] both(String one, String other) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
                        + one
                        + other
                        + "</BkToCstmrStmt></Document>")
                .getBytes(UTF_8);
    }

    private static String camt(String day, String opening, String closing, String entries) {
        return "<Stmt><Id>S-%s</Id><Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>%s%s%s</Stmt>"
                .formatted(
                        day,
                        BankDesk.IBAN,
                        balance("OPBD", opening, day),
                        balance("CLBD", closing, day),
                        entries.replace("DAY", day));
    }

    private static String balance(String code, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>"
                .formatted(code, amount, day);
    }

    private static String two(String one, String other) {
        return entry("CRDT", one, "") + entry("CRDT", other, "");
    }

    private static String out(String amount) {
        return entry("DBIT", amount, "");
    }

    private static String entry(String direction, String amount, String more) {
        return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>DAY</Dt></BookgDt>%s</Ntry>"
                .formatted(amount, direction, more);
    }
}
