package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.StepKind;
import fidus.fees.runs.FeeCalls;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.server.ledger.Months;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.AskPackFile;
import fidus.statements.ChangedFigure;
import fidus.statements.FundAccountLine;
import fidus.statements.FundPack;
import fidus.statements.IssueStatements;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedState;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The fund pack of March 2027 as a document of its close. Its account closed with 10,450.00.
class FundPackTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    private final CloseDesk desk = CloseDesk.afterMarch();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theDocumentsAreNotDoneWithoutIt() {
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        assertThat(desk.step(StepKind.DOCUMENTS).blocks())
                .anyMatch(one -> one.message().contains("neither a fund pack nor a draft"));

        desk.statements(true);

        assertThat(desk.step(StepKind.DOCUMENTS).blocks()).isEmpty();
        assertThat(kept()).extracting(IssuedPack::issuedState).containsExactly(IssuedState.DRAFT);
        assertThat(kept().getFirst().label()).isEqualTo("FD-2027-03-000001");
    }

    @Test
    void itIsOfTheAccountsOfItsMonth() {
        desk.locked();
        desk.at("2027-04-05");
        desk.account(7_009, AccountPurpose.TRADING, "5000.00");

        desk.statements(false);

        assertThat(pack().funds().getFirst().accounts())
                .extracting(FundAccountLine::account)
                .containsExactly(ACCOUNT);
    }

    @Test
    void whatComesLateChangesItOnlyWhenItIsIssuedAgainWithAReason() {
        desk.locked();
        desk.statements(false);
        FundPack issued = pack();
        IssuedPack first = kept().getFirst();
        assertThat(first.digest()).isEqualTo(issued.digest());
        String file = file();
        assertThat(file).isEqualTo(first.pdfSha256());

        Months.reopen(desk.server.mongo(), CloseDesk.MARCH);
        desk.at("2027-04-05");
        desk.read(ACCOUNT, "2027-03-31T23:57:00Z", "10460.00");
        assertThat(pack().digest()).isNotEqualTo(issued.digest());
        var _ = desk.ask(FeeCalls.SNAPSHOT, new fidus.fees.runs.AboutMonth(CloseDesk.MARCH));
        Months.lock(desk.server.mongo(), CloseDesk.MARCH);

        assertThat(pack()).isEqualTo(issued);
        assertThat(file()).isEqualTo(file);
        assertThat(again("")).contains("Fund pack: F-2027-03-000002 was issued", "Say why");
        assertThat(again("The broker corrected the reading")).contains("the fund pack too");
        IssuedPack second = kept().getFirst();
        assertThat(second.replaces()).isEqualTo(first.number());
        StatementDifference difference =
                desk.ask(StatementCalls.PACK_DIFFERENCE, new AboutStatement(second.id()));
        assertThat(difference.changes())
                .containsExactly(
                        new ChangedFigure(
                                "CORE USD · 7001@Broker-Live · closing reading",
                                "2027-03-31T23:55:00Z",
                                "2027-03-31T23:57:00Z"));
        assertThat(
                        desk.ask(
                                        StatementCalls.ISSUED_PACK_FILE,
                                        new AskFile(first.id(), StatementFormat.PDF))
                                .sha256())
                .isEqualTo(file);
    }

    private FundPack pack() {
        return desk.ask(StatementCalls.FUND_PACK, new AboutMonth(CloseDesk.MARCH));
    }

    private String file() {
        return desk.ask(
                        StatementCalls.FUND_PACK_FILE,
                        new AskPackFile(CloseDesk.MARCH, StatementFormat.PDF))
                .sha256();
    }

    private List<IssuedPack> kept() {
        return desk.ask(StatementCalls.FUND_PACKS, new AboutMonth(CloseDesk.MARCH)).rows();
    }

    private String again(String reason) {
        return desk.done(
                desk.ask(
                        StatementCalls.ISSUE,
                        new IssueStatements(CloseDesk.MARCH, false, List.of(), reason)));
    }
}
