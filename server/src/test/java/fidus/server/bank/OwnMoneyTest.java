package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.OwnTransferProposal;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatementRow;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// Money between two bank accounts of the house: one transfer, in transit until its second row. It
/// is 23 November.
final class OwnMoneyTest extends OwnBank {
    private static final String CLIENTS_IBAN = "FR1420041010050500013M02606";

    private HouseAccount other;

    @BeforeEach
    void second() {
        other = desk.account("Second account", BankDesk.OTHER_IBAN);
    }

    /// @param day of November 2026
    private void moved(String iban, String day, String direction, String toward) {
        boolean out = direction.equals("DBIT");
        String side = out ? "Cdtr" : "Dbtr";
        String parties =
                "<RltdPties><%1$sAcct><Id><IBAN>%2$s</IBAN></Id></%1$sAcct></RltdPties>"
                        .formatted(side, toward);
        desk.take(
                CamtText.of(
                                iban,
                                "2026-11-" + day,
                                out ? "300.00" : "0.00",
                                out ? "0.00" : "300.00")
                        .entry(
                                direction,
                                "300.00",
                                "T" + day,
                                "",
                                List.of(
                                        new CamtText.Tx(
                                                "300.00", "", toward.isEmpty() ? "" : parties)))
                        .bytes());
    }

    private OwnTransferProposal only(HouseAccount account) {
        List<OwnTransferProposal> own = desk.proposals(account).own();
        assertThat(own).hasSize(1);
        return own.getFirst();
    }

    @Test
    void whatLeftIsProposedAloneUntilItArrivesAndThenTheRowsExplainEachOther() {
        moved(BankDesk.IBAN, "16", "DBIT", BankDesk.OTHER_IBAN);
        assertThat(only(main).why())
                .contains("went to", "Second account", "do not show it arriving yet", "1140");

        moved(BankDesk.OTHER_IBAN, "18", "CRDT", "");

        assertThat(only(main).why()).contains("row STMT-2-1 of 2026-11-18", "2 days later");
        assertThat(only(other).why())
                .contains("came from", "Main account", "row STMT-1-1 of 2026-11-16");
        assertThat(desk.proposals(other).deposits()).as("no client's deposit").isEmpty();
    }

    @Test
    void whatArrivesFromAnOwnAccountIsNoDepositBeforeItWasSeenLeaving() {
        moved(BankDesk.OTHER_IBAN, "18", "CRDT", BankDesk.IBAN);

        assertThat(only(other).why()).contains("do not show it leaving yet");
        assertThat(desk.proposals(other).deposits()).isEmpty();
    }

    @Test
    void aSumOfTheSameSizeThatNamesNoOwnAccountIsProposedAsBefore() {
        moved(BankDesk.IBAN, "16", "DBIT", "");
        moved(BankDesk.OTHER_IBAN, "18", "CRDT", "");

        assertThat(desk.proposals(other).own()).isEmpty();
        assertThat(desk.proposals(other).deposits()).hasSize(1);
    }

    @Test
    void whatNamesAStrangerIsADepositWhateverTheHouseMovedInTheseDays() {
        moved(BankDesk.OTHER_IBAN, "16", "DBIT", BankDesk.IBAN);
        moved(BankDesk.IBAN, "17", "CRDT", CLIENTS_IBAN);
        moved(BankDesk.IBAN, "18", "CRDT", "");

        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-2-1");
        assertThat(only(main).rowId()).isEqualTo("STMT-3-1");
        assertThat(only(other).why()).contains("row STMT-3-1 of 2026-11-18");
    }

    @Test
    void aRowThatNamesTheOwnAccountHasTheFirstChoiceOfTheOtherEnd() {
        moved(BankDesk.OTHER_IBAN, "16", "DBIT", "");
        moved(BankDesk.IBAN, "17", "CRDT", "");
        moved(BankDesk.IBAN, "18", "CRDT", BankDesk.OTHER_IBAN);

        assertThat(only(main).rowId()).isEqualTo("STMT-3-1");
        assertThat(only(main).why()).contains("row STMT-1-1 of 2026-11-16", "2 days before");
        assertThat(desk.proposals(main).deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-2-1");
    }

    @Test
    void ownMoneyIsProposedOnThePageOfItsStatementToo() {
        moved(BankDesk.OTHER_IBAN, "18", "CRDT", BankDesk.IBAN);
        moved(BankDesk.OTHER_IBAN, "19", "CRDT", CLIENTS_IBAN);
        List<RowUse> uses =
                desk
                        .ask(BankCalls.STATEMENTS, new FindBankStatements(other.id(), null))
                        .statements()
                        .stream()
                        .map(card -> new AboutBankStatement(card.statement().id(), null))
                        .flatMap(about -> desk.ask(BankCalls.ROWS, about).rows().stream())
                        .map(StatementRow::use)
                        .toList();

        assertThat(uses).as("newest first").containsExactly(RowUse.PROPOSED, RowUse.PROPOSED);
    }

    @Test
    void moreRowsOfOneDayAreNotMoreQuestionsOfTheOtherAccounts() {
        moved(BankDesk.OTHER_IBAN, "16", "DBIT", "");
        moved(BankDesk.IBAN, "17", "CRDT", "");
        long[] ofOne = asked();
        moved(BankDesk.IBAN, "18", "CRDT", CLIENTS_IBAN);
        moved(BankDesk.IBAN, "19", "CRDT", "");
        moved(BankDesk.IBAN, "20", "CRDT", "");

        assertThat(desk.proposals(main).deposits()).hasSize(4);
        assertThat(asked()).containsExactly(ofOne);
    }

    /// How often the proposals ask for rows, claims and settings.
    private long[] asked() {
        desk.server.commands.note();
        var _ = desk.proposals(main);
        return Stream.of("bankRows", "bankRowClaims", "bankAccountSettings")
                .mapToLong(desk.server.commands::asked)
                .toArray();
    }
}
