package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Canonical;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.funds.FundCode;
import fidus.investments.AboutInvestment;
import fidus.investments.AccountMapping;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.server.deals.TradingOffice;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// I25: a contract, its mapping and its schedule are there together or not at all, at whichever
/// store call the decision on them dies. Principals and lines are what a seed says.
class ContractWholeTest {
    private static final long SEED = 20_260_102;
    private static final String SAID = "seed " + SEED;
    private static final String DAY = "2026-01-02";

    private final StopsDead stops = new StopsDead();
    private final Random random = new Random(SEED);
    private long logins = 7_000;

    private final Logger web = (Logger) LoggerFactory.getLogger("io.javalin.Javalin");

    /// It tells of each death.
    @BeforeEach
    void silence() {
        web.setLevel(Level.OFF);
    }

    @AfterEach
    void listen() {
        web.setLevel(null);
    }

    @Test
    void whereverADecisionDiesAContractIsWholeOrNotThere() {
        try (var office = new TradingOffice(DAY, new WholeServer(stops))) {
            Client ada = office.ask(ClientCalls.ADD, new AddClient("Ada Example"));
            Money principal = cents(2_000_000, 5_000_000);
            Deposit deposit = deposited(office, ada, principal);
            List<MappingLine> lines = lines(office, principal);
            var enter =
                    new EnterContract(
                            ada.id(),
                            FundCode.CORE,
                            principal,
                            office.today(),
                            office.today(),
                            lines,
                            "Signed on paper, page 1 of 4");
            decided(office, office.ask(InvestmentCalls.ENTER, enter));
            Investment contract = contracts(office).getFirst();
            assertThat(contracts(office)).as(SAID).hasSize(1);
            assertThat(contract.mappings())
                    .as(SAID)
                    .extracting(AccountMapping::mappedPrincipal)
                    .containsExactlyElementsOf(
                            lines.stream().map(MappingLine::mappedPrincipal).toList());
            var part = new DepositPart(deposit.id(), principal);
            var start = new StartContract(contract.id(), office.today(), List.of(part), "");
            decided(office, office.ask(BookCalls.START, start));
            whole(office.ask(BookCalls.PAGE, new AboutInvestment(contract.id())), principal);
        }
    }

    private static void whole(ContractPage page, Money principal) {
        assertThat(page.book().schedule().rows()).as(SAID).hasSize(13);
        assertThat(page.book().schedule().principalRow().payoutAmount())
                .as(SAID)
                .isEqualTo(principal);
    }

    /// Dies at each of its calls, after which all is as it was, and is repeated until it lives.
    private void decided(TradingOffice office, Prepared prepared) {
        String before = everything(office);
        int deaths = 0;
        for (int at = 1; ; at++) {
            stops.dieAt(at);
            boolean died = false;
            try {
                office.approve(prepared);
            } catch (RuntimeException | Error gone) {
                died = true;
            } finally {
                stops.live();
            }
            if (!died) {
                break;
            }
            deaths++;
            assertThat(everything(office)).as("died at call %s, %s", at, SAID).isEqualTo(before);
        }
        assertThat(deaths).as(SAID).isGreaterThan(10);
        assertThat(everything(office)).as(SAID).isNotEqualTo(before);
    }

    /// Contracts with their mappings, their books where there are any, and the journal.
    private static String everything(TradingOffice office) {
        var all = new ArrayList<Object>(contracts(office));
        office.server
                .mongo()
                .read(
                        unit -> {
                            new BookStore().each(unit, all::add);
                            return true;
                        });
        List<JournalEntry> journal =
                office.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200)).rows();
        all.addAll(journal);
        return Canonical.digest(all);
    }

    private static List<Investment> contracts(TradingOffice office) {
        return office.ask(InvestmentCalls.LIST, new FindInvestments(null, 200)).rows();
    }

    private Money cents(int least, int most) {
        return TradingOffice.usd(
                BigDecimal.valueOf(random.nextInt(least, most), 2).toPlainString());
    }

    /// One to three accounts, and what is left is kept at the bank.
    private List<MappingLine> lines(TradingOffice office, Money principal) {
        var lines = new ArrayList<MappingLine>();
        Money left = principal;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Money part = cents(1, 500_000);
            var account =
                    office.account(
                            ++logins,
                            AccountPurpose.TRADING,
                            FundCode.CORE,
                            part.amount().toPlainString(),
                            true);
            office.read(account, DAY + "T08:00:00Z", "1.00", "1.00");
            lines.add(new MappingLine(account, part, "Traded by a robot"));
            left = left.minus(part);
        }
        lines.add(new MappingLine(null, left, "Kept at the bank"));
        return lines;
    }

    private static Deposit deposited(TradingOffice office, Client client, Money sum) {
        office.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        client.id(),
                        sum,
                        office.today(),
                        DepositMethod.FIAT,
                        "WIRE 1",
                        "House bank USD",
                        ""));
        office.ask(ApprovalCalls.FIND, new FindPrepared(null, true))
                .prepared()
                .forEach(office::approve);
        return office.ask(DepositCalls.FIND, new FindDeposits(null, null, null, 50))
                .rows()
                .getFirst();
    }
}
