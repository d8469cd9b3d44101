package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
import fidus.contract.Refused;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A deposit that was recorded or announced at once arrives in two rows: these are no new money.
final class PaidInPartsTest extends OwnBank {
    private static final String IN_PARTS =
            "With row STMT-1-2 of 2026-11-16 over 4000.00 EUR it comes to the 10000.00 EUR of"
                    + " deposit 1 of Ada Example of 2026-11-16, which is";

    @BeforeEach
    void twoPartsArrive() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C6000,00", "K1", "Subscription part 1 of 2 Ada Example")
                        .row("261116", "C4000,00", "K2", "Subscription part 2 of 2 Ada Example")
                        .row("261117", "C25,00", "K3", "SEPA Ada Example")
                        .closing("261117", "10025,00"));
    }

    private RecordDeposit whole(String sum) {
        return new RecordDeposit(
                paid.ada().id(),
                Money.of(sum, "EUR"),
                LocalDate.of(2026, 11, 16),
                DepositMethod.FIAT,
                "SUB-MF-10",
                main.name(),
                "");
    }

    private DepositProposal of(String row) {
        return desk.proposals(main).deposits().stream()
                .filter(one -> one.rowId().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private Prepared send(String... rows) {
        List<RecordDeposit> deposits =
                List.of(rows).stream()
                        .map(row -> Objects.requireNonNull(of(row).deposit()))
                        .toList();
        return desk.ask(BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), deposits));
    }

    @Test
    void rowsThatMakeUpAConfirmedDepositAreDoubtfulAndNotRecordedWithMany() {
        desk.approve(desk.ask(DepositCalls.RECORD, whole("10000.00")));

        assertThat(of("STMT-1-1").doubts())
                .containsExactly(
                        IN_PARTS
                                + " confirmed on reference SUB-MF-10 and matched with no row of a"
                                + " statement: that may have arrived in 2 parts. Match them with it"
                                + " when all of them belong to it.");
        assertThat(of("STMT-1-1").alone()).isTrue();
        assertThat(of("STMT-1-2").alone()).isTrue();
        assertThat(of("STMT-1-3").alone()).isFalse();
        assertThatThrownBy(() -> send("STMT-1-1", "STMT-1-3"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("STMT-1-1: the books may hold it already. " + IN_PARTS);
        assertThat(send("STMT-1-3").shown()).isNotEmpty();
    }

    @Test
    void whatARunSuggestsForARowIsSaidAndTheSecondPersonReadsIt() {
        desk.approve(desk.ask(DepositCalls.RECORD, whole("10000.00")));
        var _ = desk.reconcile(main);

        DepositProposal first = of("STMT-1-1");
        assertThat(first.alone()).isTrue();
        assertThat(first.doubts())
                .anyMatch(said -> said.startsWith(IN_PARTS))
                .anyMatch(
                        said ->
                                said.startsWith(
                                                "The reconciliation suggests that it and STMT-1-2"
                                                        + " are in the books already: 10000.00 EUR"
                                                        + " of 2026-11-16, ENTRY-")
                                        && said.endsWith("(SUB-MF-10)."));
        Prepared asked = desk.ask(DepositCalls.RECORD, Objects.requireNonNull(first.deposit()));
        assertThat(asked.shown())
                .filteredOn(line -> line.label().equals("Doubtful"))
                .extracting(Shown::value)
                .containsExactlyElementsOf(first.doubts());
    }

    @Test
    void rowsThatMakeUpAnAnnouncedDepositAreDoubtful() {
        var _ = desk.ask(DepositCalls.RECORD, whole("10000.00"));

        assertThat(of("STMT-1-2").doubts())
                .containsExactly(
                        "With row STMT-1-1 of 2026-11-16 over 6000.00 EUR it comes to the 10000.00"
                                + " EUR of deposit 1 of Ada Example of 2026-11-16, which is"
                                + " recorded on reference SUB-MF-10 and not confirmed yet: that may"
                                + " have arrived in 2 parts. Confirm it when all of them belong to"
                                + " it and match them with it, or end it and record each row.");
    }

    @Test
    void aMatchThatWaitsSaysThatItsRowIsInTheBooks() {
        desk.approve(desk.ask(DepositCalls.RECORD, whole("6000.50")));
        Workbench bench = desk.reconcile(main);
        String entry = bench.book().getFirst().rowId();
        assertThat(of("STMT-1-1").alone()).isFalse();

        var _ =
                desk.ask(
                        ReconciliationCalls.MATCH,
                        new MatchByHand(
                                bench.card().run().id(),
                                List.of(entry),
                                List.of("STMT-1-1"),
                                false,
                                "The bank kept a charge"));

        assertThat(of("STMT-1-1").alone()).isTrue();
        assertThat(of("STMT-1-1").doubts())
                .containsExactly(
                        "A match that waits for a second person says that it is in the books"
                                + " already: 6000.50 EUR of 2026-11-16, "
                                + entry
                                + " (SUB-MF-10).");
    }

    @Test
    void onceTheDepositIsMatchedItsRowsAreOfferedNoMoreAndOthersAreNew() {
        desk.approve(desk.ask(DepositCalls.RECORD, whole("10000.00")));
        Workbench bench = desk.reconcile(main);

        var _ =
                desk.ask(
                        ReconciliationCalls.MATCH,
                        accepting(bench, bench.suggestions().getFirst()));

        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId, DepositProposal::alone)
                .containsExactly(tuple("STMT-1-3", false));
    }
}
