package fidus.server.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.EndDeposit;
import fidus.server.ledger.Months;
import fidus.statements.AboutClientMonth;
import fidus.statements.ClientStatement;
import fidus.statements.DepositLine;
import fidus.statements.StatementCalls;
import fidus.statements.StatementPreview;

import org.assertj.core.groups.Tuple;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/// Deposits that are confirmed or reversed after the month they came in was locked.
final class LateDepositsTest extends IssuingOffice {
    private static final String APRIL = "2026-04";

    @Test
    void whatIsConfirmedAfterItsMonthWasLockedIsToldByTheNextOne() throws IOException {
        Months.lock(server.mongo(), MARCH);
        String told = preview().digest();

        Deposit late = deposit("250.00", "LATE WIRE", "2026-03-20");
        confirm(late);

        assertThat(preview().digest()).isEqualTo(told);
        ClientStatement april = statement();
        assertThat(lines(april))
                .containsExactly(
                        tuple(late.number(), "2026-03-20", "250.00 USD", "2026-04-01", "null"));
        assertThat(text(april)).contains("Counted from 1 Apr 2026: its month was closed");
        byte[] xlsx = ClientBook.xlsx(april, print(april));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(rows(book.findSheet("Deposits").orElseThrow()))
                    .anyMatch(row -> row.getCellText(4).equals("Counted from"));
        }
    }

    /// Whoever agrees has read from which day the books have it.
    @Test
    void whatWasAskedBeforeItsMonthWasLockedIsAskedAgain() {
        Deposit asked = deposit("250.00", "EARLY WIRE", "2026-03-20");
        Months.lock(server.mongo(), MARCH);

        assertThatThrownBy(() -> confirm(asked))
                .hasMessageContaining("was to count on 2026-03-20")
                .hasMessageContaining("would count on 2026-04-01 now");

        ask(DepositCalls.CONFIRM, new AboutDeposit(asked.id()));
        confirm(asked);
    }

    @Test
    void whatIsReversedLaterStaysWhereItWasToldAndIsReversedThen() throws IOException {
        at("2026-03-12");
        Deposit deposit = deposit("250.00", "WRONG WIRE", "2026-03-11");
        confirm(deposit);
        at("2026-04-02");
        Months.lock(server.mongo(), MARCH);
        String told = preview().digest();

        reverse(deposit);

        assertThat(preview().digest()).isEqualTo(told);
        assertThat(preview().statement().sections().getFirst().deposits()).hasSize(1);
        ClientStatement april = statement();
        assertThat(lines(april))
                .containsExactly(
                        tuple(deposit.number(), "2026-03-11", "-250.00 USD", "null", "2026-04-01"));
        assertThat(text(april)).contains("Reversed 1 Apr 2026", "−250.00");
    }

    @Test
    void whatCameAndWentInOneMonthIsToldTwice() {
        Deposit deposit = deposit("250.00", "WRONG WIRE", "2026-04-02");
        confirm(deposit);
        reverse(deposit);

        assertThat(lines(statement()))
                .containsExactly(
                        tuple(deposit.number(), "2026-04-02", "250.00 USD", "null", "null"),
                        tuple(deposit.number(), "2026-04-02", "-250.00 USD", "null", "2026-04-02"));
    }

    @Test
    void manyDepositsAreLookedUpTogether() {
        confirm(deposit("250.00", "WIRE A", "2026-04-02"));
        long few = journalReads();
        for (String wire : List.of("WIRE B", "WIRE C", "WIRE D")) {
            confirm(deposit("250.00", wire, "2026-04-02"));
        }

        assertThat(journalReads()).isEqualTo(few);
        assertThat(lines(statement())).hasSize(4);
    }

    private long journalReads() {
        server.commands.note();
        statement();
        return server.commands.asked("journalEntries");
    }

    private void reverse(Deposit deposit) {
        approve(
                ask(
                        DepositCalls.REVERSE,
                        new EndDeposit(deposit.id(), "The bank took it back: another client's")));
    }

    private ClientStatement statement() {
        StatementPreview preview =
                ask(StatementCalls.PREVIEW, new AboutClientMonth(APRIL, ana.id()));
        return preview.statement();
    }

    private Print print(ClientStatement of) {
        return new Print("Draft", true, of.digest(), server.clock().instant(), LocalDate.MAX);
    }

    private String text(ClientStatement statement) throws IOException {
        return PaperTest.text(ClientPaper.pdf(statement, print(statement)));
    }

    private static List<Tuple> lines(ClientStatement statement) {
        return statement.sections().getFirst().deposits().stream()
                .map(LateDepositsTest::tupled)
                .toList();
    }

    private static Tuple tupled(DepositLine line) {
        return tuple(
                line.number(),
                line.valueDate().toString(),
                line.deposited().toString(),
                String.valueOf(line.countsOn()),
                String.valueOf(line.reversedOn()));
    }
}
