package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// A statement of a file that is refused stands for nothing: those after it are held against the
/// last that stands.
final class RefusedBeforeTest extends OwnBank {
    private static final String MOST = "999999999999999999.99";

    /// Ends on 17 November at 175.00.
    @BeforeEach
    void stored() {
        var _ =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "C50,00", "", "ADA")
                                .row("261117", "C25,00", "", "BERT")
                                .closing("261117", "175,00"));
    }

    /// By hand: the second one begins at 190.00, where the first one ended; without it 15.00 more
    /// than the stored one ended at.
    @Test
    void theNextIsHeldAgainstTheLastThatStands() {
        BankPreview preview = desk.offer(file(unfit("150.00", "190.00", "")));

        assertThat(preview.statements())
                .extracting(StatementPreview::refusal)
                .satisfiesExactly(
                        why -> assertThat(why).contains("20 digits"),
                        why -> assertThat(why).isNull());
        StatementPreview second = preview.statements().getLast();
        assertThat(second.continuity().expected()).isEqualTo(euro("175.00"));
        assertThat(second.continuity().gap()).isEqualTo(euro("15.00"));
        assertThat(second.continuity().sentence())
                .contains("The opening is 190.00 EUR, but statement 1 ");

        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id(), List.of(1)))
                        .statements()
                        .getFirst();
        assertThat(card(taken).continuity()).isEqualTo(second.continuity());
    }

    /// The row of the 18th is in both, which lie between other balances.
    @Test
    void whatTheRefusedOneSaysIsNoRepetitionInTheNext() {
        StatementPreview second =
                desk.offer(file(unfit("150.00", "200.00", entry("18", "10.00"))))
                        .statements()
                        .getLast();

        assertThat(second.repeated()).isZero();
        assertThat(second.fresh()).isEqualTo(1);
    }

    /// What both say alike is stored once, between the balances of the second: that is the
    /// second's, for the first is not taken in.
    @Test
    void whatTheRefusedOneSaysAlikeTakesNothingFromTheNext() {
        stored("190,00", "200,00");

        StatementPreview second = next();

        assertThat(second.repeated()).isEqualTo(1);
        assertThat(second.fresh()).isZero();
    }

    /// It ends where the second begins.
    @Test
    void whatIsStoredBeforeTheNextIsNoneOfItsRows() {
        stored("180,00", "190,00");

        StatementPreview second = next();

        assertThat(second.fresh()).isEqualTo(1);
        assertThat(second.rows()).allMatch(row -> row.perhaps() == null);
    }

    /// A row as each statement of the file has one, of another format.
    private void stored(String opening, String closing) {
        var _ =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261117", opening)
                                .row("261118", "C10,00", "", "")
                                .closing("261118", closing));
    }

    /// After one that is refused and says the same.
    private StatementPreview next() {
        List<StatementPreview> both =
                desk.offer(file(unfit("140.00", "190.00", entry("18", "10.00")))).statements();
        assertThat(both.getFirst().refusal()).isNotNull();
        return both.getLast();
    }

    @Test
    void whatIsNotRefusedIsWhereTheNextOneBegins() {
        StatementPreview second =
                desk.offer(file(statement("2026-11-17", "150.00", "190.00", entry("17", "40.00"))))
                        .statements()
                        .getLast();

        assertThat(second.continuity().gap()).isEqualTo(euro("0.00"));
    }

    private StatementCard card(TakenStatement statement) {
        return desk
                .ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                .statements()
                .stream()
                .filter(one -> one.statement().id().equals(statement.id()))
                .findFirst()
                .orElseThrow();
    }

    /// What comes and goes is one sum in the end; of the 17th alone it is more than can be said.
    private static String unfit(String opening, String closing, String more) {
        var entries = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            entries.append(entry("17", MOST)).append(entry("16", "-" + MOST));
        }
        return statement("2026-11-17", opening, closing, entries + entry("17", "40.00") + more);
    }

    private static String entry(String day, String sum) {
        boolean debit = sum.startsWith("-");
        return """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-11-%s</Dt></BookgDt></Ntry>
        """
                .formatted(debit ? sum.substring(1) : sum, debit ? "DBIT" : "CRDT", day);
    }

    private static String statement(String day, String opening, String closing, String entries) {
        String text = new String(CamtText.of(BankDesk.IBAN, day, opening, closing).bytes(), UTF_8);
        return text.substring(text.indexOf("<Stmt>"), text.indexOf("</Stmt>"))
                + entries
                + "</Stmt>";
    }

    /// And one of the day after.
    private static byte[] file(String first) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
                        + first
                        + statement("2026-11-18", "190.00", "200.00", entry("18", "10.00"))
                        + "</BkToCstmrStmt></Document>")
                .getBytes(UTF_8);
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
