package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.DayOrder;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.OfferBankFile;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The stored rows of a statement, the period a first run takes, and files whose dates can be read
/// in two ways.
class StatementRowsTest extends OwnBank {
    private static final Charset PC = Charset.forName("IBM850");

    @Test
    void eachRowSaysWhatItStandsForNow() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        TakenStatement statement =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                                .row("261116", "C1000,00", "K1", "SEPA WIRE-889911 Ada Example")
                                .row("261119", "C500,00", "K2", "SEPA Somebody else")
                                .row("261120", "D4,50", "K3", "Account keeping fee")
                                .closing("261120", "1495,50"));
        assertThat(rows(statement)).extracting(StatementRow::use).doesNotContain(RowUse.MATCHED);

        var _ = desk.reconcile(main);

        assertThat(rows(statement))
                .extracting(StatementRow::use)
                .containsExactly(RowUse.MATCHED, RowUse.PROPOSED, RowUse.OPEN);
    }

    @Test
    void aLongStatementComesInPages() {
        var text = Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00");
        for (int i = 0; i < 450; i++) {
            text.row("261116", "C1,00", "K" + i, "Row " + i);
        }
        TakenStatement statement = desk.takeOne(text.closing("261116", "450,00"));
        List<String> seen = new ArrayList<>();
        Integer from = null;
        List<Integer> sizes = new ArrayList<>();
        do {
            StatementRows page =
                    desk.ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), from));
            page.rows().forEach(row -> seen.add(row.seen().id()));
            sizes.add(page.rows().size());
            from = page.next();
        } while (from != null);
        assertThat(sizes).containsExactly(200, 200, 50);
        assertThat(seen).doesNotHaveDuplicates().hasSize(450);
    }

    /// However much a bank writes, the row's own id is part of what is compared.
    @Test
    void whatBooksARowWithALongTextIsFoundAgain() {
        String text = "Fee of the year and all that it is for. ".repeat(62);
        byte[] csv =
                "Date;Text;Amount;Balance\n2026-11-16;%s;-4.50;95.50\n"
                        .formatted(text)
                        .getBytes(UTF_8);
        BankPreview preview = desk.offer(csv, main.id());
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
        BreakCard alone = desk.reconcile(main).breaks().getFirst();
        desk.approve(writeOff(explained(alone, CauseCode.BANK_CHARGE)));

        assertThat(desk.reconcile(main).matches()).hasSize(1);
    }

    @Test
    void aBookingJustBeforeTheFirstStatementIsMatched() {
        paid.deposit("1000.00", "2026-11-13", "WIRE-889911");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C1000,00", "K1", "SEPA WIRE-889911 Ada Example")
                        .closing("261118", "1000,00"));

        RunPeriod proposed =
                desk.ask(ReconciliationCalls.BANK_PERIOD, new AskBankPeriod(main.id()));

        assertThat(proposed.from()).isEqualTo(LocalDate.parse("2026-11-13"));
        assertThat(proposed.to()).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(proposed.why()).startsWith("From the first booking on its way");
        Workbench bench = desk.reconcile(main);
        assertThat(bench.card().run().from()).isEqualTo(proposed.from());
        assertThat(bench.matches()).hasSize(1);
        assertThat(bench.breaks()).isEmpty();
        assertThat(bench.checks())
                .filteredOn(check -> check.rule().equals("S6"))
                .allMatch(check -> Boolean.TRUE.equals(check.passed()));

        LocalDate earlier = LocalDate.parse("2026-11-01");
        Workbench wider = desk.reconcile(new StartBankRun(main.id(), earlier, null));
        assertThat(wider.card().run().from()).isEqualTo(earlier);
        assertThat(wider.checks())
                .filteredOn(check -> check.rule().equals("S6"))
                .allMatch(check -> Boolean.TRUE.equals(check.passed()));
    }

    @Test
    void aFileWhoseDatesCanBeReadInTwoWaysAsksAndRemembersTheAnswer() {
        byte[] qif = "!Type:Bank\nD03/04/25\nT25.00\nPAda Example\n^\n".getBytes(UTF_8);
        Refused asks =
                catchThrowableOfType(
                        Refused.class,
                        () -> desk.offer(qif, new OfferBankFile("a.qif", main.id(), null)));
        assertThat(asks.problem().fields())
                .singleElement()
                .satisfies(field -> assertThat(field.field()).isEqualTo("dayOrder"));

        BankPreview preview =
                desk.offer(qif, new OfferBankFile("a.qif", main.id(), DayOrder.MONTH_FIRST));

        assertThat(preview.importable()).as(String.valueOf(preview.refusal())).isTrue();
        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                        .statements()
                        .getFirst();
        assertThat(taken.from()).isEqualTo(LocalDate.parse("2025-03-04"));
    }

    private List<StatementRow> rows(TakenStatement statement) {
        return desk.ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), null)).rows();
    }

    @Test
    void whatAFileIsWrittenInIsSaidForItsAccountWhereItsBytesDoNotTell() {
        byte[] file =
                new String(
                                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                                        .row("261116", "C5,00", "K1", "From M?ller")
                                        .closing("261116", "5,00")
                                        .bytes(),
                                UTF_8)
                        .replace('?', 'ü')
                        .getBytes(PC);
        BankPreview told = desk.offer(file);
        assertThat(told.encoding()).isEqualTo("windows-1252");
        assertThat(told.charset()).isNull();
        assertThat(text(told)).doesNotContain("Müller");

        BankPreview said = readAs(told, "ibm850");
        assertThat(said.charset()).isEqualTo("IBM850");
        assertThat(text(said)).isEqualTo("From Müller");
        assertThat(refusedAt(() -> readAs(told, "KLINGON-8"))).containsExactly("charset");
        assertThat(refusedAt(() -> readAs(told, "UTF-8")))
                .as("its bytes")
                .containsExactly("charset");

        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.NONE, "", "ibm850", 0));
        BankPreview saved = desk.offer(file);
        assertThat(saved.charset()).isEqualTo("IBM850");
        assertThat(text(saved)).isEqualTo("From Müller");
        assertThat(text(readAs(saved, ""))).as("its bytes are to tell").doesNotContain("Müller");
        readAs(saved, "ibm850");
        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(saved.id()))
                        .statements()
                        .getFirst();
        assertThat(rows(taken).getFirst().seen().row().text()).isEqualTo("From Müller");
    }

    private BankPreview readAs(BankPreview preview, String charset) {
        return desk.ask(BankCalls.READ, new ReadBankFile(preview.id(), null, null, charset));
    }

    private static String text(BankPreview preview) {
        return preview.statements().getFirst().rows().getFirst().row().text();
    }

    private static List<String> refusedAt(ThrowingCallable what) {
        return catchThrowableOfType(Refused.class, what).problem().fields().stream()
                .map(Problem.Field::field)
                .toList();
    }
}
