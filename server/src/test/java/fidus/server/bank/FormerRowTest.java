package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Rows that were stored when a bank's id that stood on several rows of a file did not count: they
/// were known by their text and its ordinal.
class FormerRowTest extends OwnBank {
    private void storedAs(String id, String text, String day, String money, int ordinal) {
        String former =
                Canonical.digest(List.of("text " + text + " " + day + " " + money, ordinal));
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents("bankRows", BankStore.StoredRow.class)
                                                .update(eq("_id", id), set("identity", former)));
    }

    private static Mt940Text bulk(String number, String opening, String closing) {
        return Mt940Text.of(BankDesk.IBAN, number, "261115", opening)
                .row("261116", "D5,00", "BULK", "Fee")
                .row("261116", "D5,00", "BULK", "Fee")
                .row("261116", "D7,00", "BULK", "Other fee")
                .closing("261116", closing);
    }

    @Test
    void aRowKnownByItsTextThenIsNotTakenASecondTime() {
        desk.takeOne(bulk("1/1", "100,00", "83,00"));
        storedAs("STMT-1-1", "FEE", "2026-11-16", "-5.00 EUR", 1);
        storedAs("STMT-1-2", "FEE", "2026-11-16", "-5.00 EUR", 2);
        storedAs("STMT-1-3", "OTHER FEE", "2026-11-16", "-7.00 EUR", 1);

        List<TakenStatement> again =
                desk.take(
                                bulk("2/1", "100,00", "83,00")
                                        .and(
                                                Mt940Text.of(
                                                                BankDesk.IBAN,
                                                                "2/2",
                                                                "261116",
                                                                "83,00")
                                                        .row("261116", "D5,00", "BULK", "Fee")
                                                        .row("261116", "D5,00", "B9", "Fee")
                                                        .closing("261116", "73,00"))
                                        .bytes())
                        .statements();

        assertThat(seen(again.getFirst()))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", "STMT-1-2", "STMT-1-3");
        assertThat(seen(again.getLast()))
                .extracting(SeenRow::rowFate)
                .containsExactly(RowFate.FRESH, RowFate.FRESH);
    }

    @Test
    void rowsOfBothKindsAreKnownTogether() {
        desk.takeOne(bulk("1/1", "100,00", "83,00"));
        storedAs("STMT-1-2", "FEE", "2026-11-16", "-5.00 EUR", 2);

        TakenStatement again = desk.takeOne(bulk("2/1", "100,00", "83,00"));

        assertThat(seen(again))
                .extracting(SeenRow::repeats)
                .containsExactly("STMT-1-1", "STMT-1-2", "STMT-1-3");
    }

    /// That it is known by its text too does not say that the file says it in that text.
    @Test
    void aRowKnownByItsTextThenIsSaidAgainByAnotherFormat() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C5,00", "BULK", "Wire of Ada")
                        .closing("261116", "5,00"));
        storedAs("STMT-1-1", "WIRE OF ADA", "2026-11-16", "5.00 EUR", 7);

        TakenStatement camt =
                desk.take(
                                CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", "12.00")
                                        .entry(
                                                "CRDT",
                                                "5.00",
                                                "AC1",
                                                "",
                                                List.of(CamtText.Tx.of("5.00", "NOTPROVIDED")))
                                        .entry(
                                                "CRDT",
                                                "7.00",
                                                "AC2",
                                                "",
                                                List.of(CamtText.Tx.of("7.00", "NOTPROVIDED")))
                                        .bytes())
                        .statements()
                        .getFirst();

        assertThat(seen(camt)).extracting(SeenRow::repeats).containsExactly("STMT-1-1", null);
    }
}
